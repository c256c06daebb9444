package io.plugdesk.desk.gateway;

import dev.langchain4j.data.message.ChatMessage;
import io.plugdesk.api.model.ModelRequest;
import io.plugdesk.desk.plugins.Pins;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One call of a chat model.
 *
 * @param request what it is about, as data
 * @param pins the versions that the conversation keeps to
 * @param messages the prompt: house rules, last turns, passages, question, results of tools
 * @param service who asks, for the usage record, such as {@code engine}
 * @param conversationId the conversation, or null outside of one
 * @param firstToken how long the first token may take
 * @param total how long the whole answer may take
 */
public record ModelCall(
    ModelRequest request,
    Pins pins,
    List<ChatMessage> messages,
    String service,
    String conversationId,
    Duration firstToken,
    Duration total) {
  /** Copies the messages. */
  public ModelCall {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(pins, "pins");
    Objects.requireNonNull(service, "service");
    messages = List.copyOf(messages);
  }
}
