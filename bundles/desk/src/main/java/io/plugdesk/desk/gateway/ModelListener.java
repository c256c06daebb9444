package io.plugdesk.desk.gateway;

import dev.langchain4j.data.message.AiMessage;
import io.plugdesk.api.PlugdeskException;

/** Takes a model's answer as it comes; called from one thread at a time, must return quickly. */
public interface ModelListener {
  /**
   * The next piece of the answer.
   *
   * @param text never empty
   */
  void token(String text);

  /**
   * The answer is complete; it may ask for tools instead of, or beside, its text.
   *
   * @param message the whole message
   * @param usage what it cost
   */
  void done(AiMessage message, Usage usage);

  /**
   * There will be no (further) answer.
   *
   * @param reason why, with the kind that names the cure; {@link AskedInVain} when the model had
   *     its chances
   */
  void failed(PlugdeskException reason);
}
