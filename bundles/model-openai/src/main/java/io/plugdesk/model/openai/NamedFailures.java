package io.plugdesk.model.openai;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes everything on, ends once, and gives every failure the kind that names its cure. */
final class NamedFailures implements StreamingChatResponseHandler {
  private final StreamingChatResponseHandler handler;
  private final AtomicBoolean ended = new AtomicBoolean();

  NamedFailures(StreamingChatResponseHandler handler) {
    this.handler = handler;
  }

  @Override
  public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
    if (!ended.get()) {
      handler.onPartialResponse(partial, context);
    }
  }

  @Override
  public void onPartialThinking(PartialThinking thinking) {
    handler.onPartialThinking(thinking);
  }

  @Override
  public void onPartialToolCall(PartialToolCall toolCall) {
    handler.onPartialToolCall(toolCall);
  }

  @Override
  public void onCompleteToolCall(CompleteToolCall toolCall) {
    handler.onCompleteToolCall(toolCall);
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    if (ended.compareAndSet(false, true)) {
      handler.onCompleteResponse(response);
    }
  }

  @Override
  public void onError(Throwable error) {
    if (ended.compareAndSet(false, true)) {
      handler.onError(named(error));
    }
  }

  private static PlugdeskException named(Throwable error) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof PlugdeskException named) {
        return named;
      }
    }
    return new PlugdeskException(
        Kind.MISCONFIGURED,
        "The model server did not answer in OpenAI's form: check base_url and model",
        error);
  }
}
