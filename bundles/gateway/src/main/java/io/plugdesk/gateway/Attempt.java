package io.plugdesk.gateway;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.desk.gateway.ModelCall;
import io.plugdesk.desk.plugins.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt of a call: asks the model once and tells the exchange what comes of it. */
final class Attempt implements StreamingChatResponseHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  private final ModelExchange exchange;
  private final Lease<ChatModelProvider> lease;
  private final ModelCall call;
  private StreamingChatModel model;
  private StreamingHandle stream;
  private boolean stopped;

  Attempt(ModelExchange exchange, Lease<ChatModelProvider> lease, ModelCall call) {
    this.exchange = exchange;
    this.lease = lease;
    this.call = call;
  }

  void ask() {
    try {
      var asked = lease.get().chatModel(call.request());
      boolean late;
      synchronized (this) {
        model = asked;
        late = stopped;
      }
      if (late) {
        close(asked);
      } else {
        asked.chat(ChatRequests.of(call), this);
      }
    } catch (Exception | LinkageError e) {
      onError(e);
    }
  }

  /** Lets go of the model and its connection; repeated, it does nothing. */
  void stop() {
    StreamingChatModel asked;
    StreamingHandle handle;
    synchronized (this) {
      if (stopped) {
        return;
      }
      stopped = true;
      asked = model;
      handle = stream;
    }
    if (handle != null) {
      handle.cancel();
    }
    close(asked);
  }

  @Override
  public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
    synchronized (this) {
      stream = context.streamingHandle();
    }
    onPartialResponse(partial.text());
  }

  @Override
  public void onPartialResponse(String text) {
    if (text != null && !text.isEmpty()) {
      exchange.token(this, text);
    }
  }

  @Override
  public void onPartialThinking(PartialThinking thinking) {
    exchange.alive(this);
  }

  @Override
  public void onPartialToolCall(PartialToolCall toolCall) {
    exchange.alive(this);
  }

  @Override
  public void onCompleteToolCall(CompleteToolCall toolCall) {
    exchange.alive(this);
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    exchange.completed(this, response);
  }

  @Override
  public void onError(Throwable error) {
    if (error instanceof PlugdeskException reason) {
      exchange.failed(this, reason);
      return;
    }
    synchronized (this) {
      if (stopped) {
        return;
      }
    }
    LOG.error(
        "The plugin {} failed in a way it should not; this turn fails", lease.plugin(), error);
    exchange.failed(
        this,
        new PlugdeskException(
            Kind.MISCONFIGURED,
            "The plugin " + lease.plugin() + " is defective: see the log, and update or replace it",
            error),
        error);
  }

  private void close(StreamingChatModel asked) {
    if (asked instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        LOG.warn("A model of {} could not be closed; its request is over", lease.plugin(), e);
      }
    }
  }
}
