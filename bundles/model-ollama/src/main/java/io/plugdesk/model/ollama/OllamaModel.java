package io.plugdesk.model.ollama;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel.OllamaStreamingChatModelBuilder;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** One request to Ollama that can be given up, and whose failures name their cure. */
final class OllamaModel implements StreamingChatModel, AutoCloseable {
  /** Longer than the house waits: its own limits come first. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final StreamingChatModel model;
  private boolean ended;
  private StreamingChatResponseHandler handler;

  OllamaModel(OllamaConfig config, HttpClient client) {
    model =
        new OllamaStreamingChatModelBuilder()
            .httpClientBuilder(WatchedClient.builder(client, this::brokenOff))
            .baseUrl(config.base__url())
            .modelName(config.model())
            .temperature(config.temperature())
            .numPredict(config.max__tokens())
            .numCtx(config.context__tokens())
            .timeout(LIMIT)
            .build();
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler listener) {
    synchronized (this) {
      handler = listener;
    }
    try {
      model.chat(request, new Once());
    } catch (IllegalArgumentException e) {
      // A request cannot be made of that address.
      fail(named(e));
    }
  }

  /** Ends the answer at once; the connection is closed when the next word comes. */
  @Override
  public void close() {
    fail(new PlugdeskException(Kind.REJECTED, "The answer was stopped on request"));
  }

  private void brokenOff() {
    fail(
        new PlugdeskException(
            Kind.TRANSIENT,
            "Ollama ended its answer in the middle: look at its log, and check base_url"));
  }

  private synchronized void fail(PlugdeskException failure) {
    if (!ended && handler != null) {
      ended = true;
      handler.onError(failure);
    }
  }

  /** Never repeats what the server wrote, for it may hold a customer's text. */
  private static PlugdeskException named(Throwable error) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof PlugdeskException named) {
        return named;
      }
      if (cause instanceof HttpException refusal) {
        return refused(refusal.statusCode());
      }
      if (cause instanceof IOException || cause instanceof TimeoutException) {
        return new PlugdeskException(
            Kind.TRANSIENT, "Ollama cannot be reached or broke off: look whether it runs", cause);
      }
    }
    return new PlugdeskException(
        Kind.MISCONFIGURED, "This did not answer as Ollama does: check base_url", error);
  }

  private static PlugdeskException refused(int status) {
    return switch (status) {
      case 404 ->
          new PlugdeskException(
              Kind.MISCONFIGURED,
              "Ollama does not have the model (404): run \"ollama pull\", or check base_url and model");
      case 408, 429, 500, 502, 503, 504 ->
          new PlugdeskException(
              Kind.TRANSIENT, "Ollama is busy or failing (" + status + "): look at its log");
      default ->
          new PlugdeskException(
              Kind.MISCONFIGURED, "Ollama refused (" + status + "): check base_url and model");
    };
  }

  /** Passes on what comes, until it ends or is given up. */
  private final class Once implements StreamingChatResponseHandler {
    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
      synchronized (OllamaModel.this) {
        if (!ended) {
          handler.onPartialResponse(partial, context);
        }
        if (ended) {
          context.streamingHandle().cancel();
        }
      }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      synchronized (OllamaModel.this) {
        if (!ended) {
          ended = true;
          handler.onCompleteResponse(response);
        }
      }
    }

    @Override
    public void onError(Throwable error) {
      fail(named(error));
    }
  }
}
