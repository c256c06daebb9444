package io.plugdesk.desk.conversations;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.api.channel.ReplySink;
import java.util.concurrent.CompletionStage;

/**
 * Asks the house a question and waits for the answer, without a channel plugin.
 *
 * <p>Called by rooms that answer a request (REST, shell) from any thread. Returns as soon as the
 * message is stored; the sink is called from the engine's thread. The stage completes with the
 * stored answer, or exceptionally with {@link io.plugdesk.api.PlugdeskException}.
 */
public interface Answering {
  /**
   * Asks.
   *
   * @param message the question; its conversation is opened when it does not exist
   * @param sink takes the answer as it comes
   */
  CompletionStage<Answer> ask(InboundMessage message, ReplySink sink);
}
