package io.plugdesk.gateway;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.api.model.ModelCard;
import io.plugdesk.api.model.ModelRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A provider whose models do what the test wrote down, one script for each attempt. */
final class ScriptedModel implements ChatModelProvider {
  private final Deque<Consumer<StreamingChatResponseHandler>> scripts = new ArrayDeque<>();
  private final List<ChatRequest> requests = new ArrayList<>();
  private int closed;

  ScriptedModel then(Consumer<StreamingChatResponseHandler> script) {
    scripts.add(script);
    return this;
  }

  static void answer(StreamingChatResponseHandler handler, String... pieces) {
    for (var piece : pieces) {
      handler.onPartialResponse(piece);
    }
    handler.onCompleteResponse(
        ChatResponse.builder()
            .aiMessage(AiMessage.from(String.join("", pieces)))
            .modelName("scripted-1")
            .tokenUsage(new TokenUsage(7, 3))
            .build());
  }

  List<ChatRequest> requests() {
    return requests;
  }

  int closedModels() {
    return closed;
  }

  @Override
  public StreamingChatModel chatModel(ModelRequest wanted) {
    return new Scripted();
  }

  @Override
  public ModelCard card() {
    return new ModelCard("scripted", false);
  }

  private final class Scripted implements StreamingChatModel, AutoCloseable {
    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
      requests.add(request);
      scripts.remove().accept(handler);
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
