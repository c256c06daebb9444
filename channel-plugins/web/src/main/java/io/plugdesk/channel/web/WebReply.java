package io.plugdesk.channel.web;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.knowledge.Passage;
import java.time.Instant;
import java.util.List;

/** One reply on its way into a conversation's stream. */
final class WebReply implements ReplySink {
  private final ConversationStream stream;
  private final String messageId;

  WebReply(ConversationStream stream, Reply reply) {
    this.stream = stream;
    this.messageId = reply.messageId();
    stream.begin(messageId, reply.attempt() > 1);
  }

  @Override
  public void candidates(List<Passage> passages) {
    stream.publish(messageId, "candidates", ChatWire.candidates(messageId, passages));
  }

  @Override
  public void delta(String text) {
    stream.delta(messageId, text);
  }

  @Override
  public void replace(String text) {
    stream.replace(messageId, text);
  }

  @Override
  public void finish(Answer answer) {
    var data = ChatWire.answer(messageId, answer, Instant.now());
    stream.publish(messageId, ChatWire.closing(answer), data);
  }
}
