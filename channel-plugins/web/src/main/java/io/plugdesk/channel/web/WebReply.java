package io.plugdesk.channel.web;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.stream.EventStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One reply on its way into a conversation's stream. */
final class WebReply implements ReplySink {
  private final EventStream stream;
  private final String messageId;
  private final AtomicInteger number = new AtomicInteger();

  WebReply(EventStream stream, Reply reply) {
    this.stream = stream;
    this.messageId = reply.messageId();
    var again = stream.begin(ChatEvents.started(messageId));
    if (again || reply.attempt() > 1) {
      replace("");
    }
  }

  @Override
  public void candidates(List<Passage> passages) {
    stream.tell(ChatEvents.candidates(messageId, passages));
  }

  @Override
  public void delta(String text) {
    stream.tell(ChatEvents.delta(messageId, number.getAndIncrement(), text));
  }

  @Override
  public void replace(String text) {
    stream.tell(ChatEvents.replace(messageId, number.getAndIncrement(), text));
  }

  @Override
  public void finish(Answer answer) {
    stream.tell(ChatEvents.closing(messageId, answer, Instant.now()));
  }
}
