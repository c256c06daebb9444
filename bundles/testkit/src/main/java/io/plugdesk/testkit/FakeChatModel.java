package io.plugdesk.testkit;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.api.model.ModelCard;
import io.plugdesk.api.model.ModelRequest;

/** A model that repeats the first passage word by word, or says that it has none. */
public class FakeChatModel implements ChatModelProvider {
  /** Makes one. */
  public FakeChatModel() {}

  @Override
  public StreamingChatModel chatModel(ModelRequest wanted) {
    return new Repeating(
        wanted.passages().isEmpty()
            ? "I have nothing to read."
            : wanted.passages().get(0).text() + " [1]");
  }

  @Override
  public ModelCard card() {
    return new ModelCard("fake", true);
  }

  /** Says one text, until it is closed. */
  protected static class Repeating implements StreamingChatModel, AutoCloseable {
    private final String text;
    private volatile boolean closed;

    /**
     * Makes a model for one request.
     *
     * @param text what it says
     */
    protected Repeating(String text) {
      this.text = text;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
      for (var word : text.split("(?<= )")) {
        if (closed) {
          handler.onError(new PlugdeskException(Kind.REJECTED, "The answer was stopped"));
          return;
        }
        handler.onPartialResponse(word);
      }
      handler.onCompleteResponse(
          ChatResponse.builder().aiMessage(AiMessage.from(text)).modelName("fake").build());
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
