package io.plugdesk.model.openai;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Reads one event stream line by line; it is whole only when the model said that it finished. */
final class EventStream implements Subscriber<String>, ServerSentEventParsingHandle {
  private static final Pattern FINISHED = Pattern.compile("\"finish_reason\"\\s*:\\s*\"");
  private static final String DONE = "[DONE]";

  private final ServerSentEventListener listener;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final StringBuilder data = new StringBuilder();
  private volatile Subscription lines;
  private volatile boolean cancelled;
  private boolean finished;

  EventStream(ServerSentEventListener listener) {
    this.listener = listener;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    lines = subscription;
    if (cancelled) {
      subscription.cancel();
    } else {
      subscription.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(String line) {
    if (line.isEmpty()) {
      dispatch();
    } else if (line.startsWith("data:")) {
      data.append(data.isEmpty() ? "" : "\n").append(line.substring("data:".length()).strip());
    }
  }

  @Override
  public void onError(Throwable error) {
    if (ended.compareAndSet(false, true)) {
      cancel();
      listener.onError(Refusals.unreachable(error));
    }
  }

  @Override
  public void onComplete() {
    dispatch();
    if (!finished) {
      onError(
          new PlugdeskException(
              Kind.TRANSIENT,
              "The model server ended its stream in the middle: try again, or look at the server"));
    } else if (ended.compareAndSet(false, true)) {
      listener.onClose();
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    var subscription = lines;
    if (subscription != null) {
      subscription.cancel();
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  /** Gives up on request: the listener is told, the connection is closed. */
  void stop() {
    onError(new PlugdeskException(Kind.REJECTED, "The answer was stopped on request"));
  }

  private void dispatch() {
    if (data.isEmpty() || ended.get()) {
      return;
    }
    var text = data.toString();
    data.setLength(0);
    finished = finished || text.equals(DONE) || FINISHED.matcher(text).find();
    try {
      listener.onEvent(new ServerSentEvent(null, text), new ServerSentEventContext(this));
    } catch (RuntimeException e) {
      onError(
          new PlugdeskException(
              Kind.MISCONFIGURED,
              "The model server did not answer in OpenAI's form: check base_url and model",
              e));
    }
  }
}
