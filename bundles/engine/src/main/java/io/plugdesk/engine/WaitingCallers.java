package io.plugdesk.engine;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.knowledge.Passage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The callers in this process that wait for the answer to their own message. */
final class WaitingCallers {
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();

  /** Remembers a caller until its answer is there. */
  CompletableFuture<Answer> wait(String messageId, ReplySink sink) {
    var caller = new Caller(sink, new CompletableFuture<>());
    callers.put(messageId, caller);
    return caller.answer.whenComplete((answer, failure) -> callers.remove(messageId));
  }

  Optional<ReplySink> sink(String messageId) {
    return Optional.ofNullable(callers.get(messageId));
  }

  /** Tells a caller that its message will not be answered in time. */
  void giveUp(String messageId, PlugdeskException reason) {
    var caller = callers.get(messageId);
    if (caller != null) {
      caller.answer.completeExceptionally(reason);
    }
  }

  private record Caller(ReplySink sink, CompletableFuture<Answer> answer) implements ReplySink {
    @Override
    public void candidates(List<Passage> passages) {
      sink.candidates(passages);
    }

    @Override
    public void delta(String text) {
      sink.delta(text);
    }

    @Override
    public void replace(String text) {
      sink.replace(text);
    }

    @Override
    public void finish(Answer finished) {
      sink.finish(finished);
      answer.complete(finished);
    }
  }
}
