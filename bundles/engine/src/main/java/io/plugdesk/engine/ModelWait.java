package io.plugdesk.engine;

import dev.langchain4j.data.message.AiMessage;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.gateway.ModelListener;
import io.plugdesk.desk.gateway.Usage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for one model call and passes its words on. */
final class ModelWait implements ModelListener {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private final ReplyText reply;
  private final CompletableFuture<AiMessage> message = new CompletableFuture<>();

  ModelWait(ReplyText reply) {
    this.reply = reply;
  }

  @Override
  public void token(String text) {
    try {
      reply.add(text);
    } catch (RuntimeException e) {
      message.completeExceptionally(e);
    }
    if (reply.refusal() != null) {
      message.complete(AiMessage.from(""));
    }
  }

  @Override
  public void done(AiMessage said, Usage usage) {
    message.complete(said);
  }

  @Override
  public void failed(PlugdeskException reason) {
    message.completeExceptionally(reason);
  }

  /** What the model said, or null when the person stopped it. */
  AiMessage message(RunningTurn running, Duration total) {
    try {
      return message.get(total.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (running.stopped()) {
        return null;
      }
      throw (RuntimeException) e.getCause();
    } catch (TimeoutException e) {
      throw new PlugdeskException(
          PlugdeskException.Kind.TRANSIENT, "The model did not end its answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlugdeskException(
          PlugdeskException.Kind.TRANSIENT, "The house stops; the message is answered later", e);
    }
  }
}
