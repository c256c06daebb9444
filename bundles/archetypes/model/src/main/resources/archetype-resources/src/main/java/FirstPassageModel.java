package ${package};

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.knowledge.Passage;
import java.util.List;

/** Answers one request: streams the first passage word by word, and refers to it by its number. */
final class FirstPassageModel implements StreamingChatModel, AutoCloseable {
  private final List<Passage> passages;
  private final int mostWords;
  private volatile boolean closed;

  FirstPassageModel(List<Passage> passages, int mostWords) {
    this.passages = passages;
    this.mostWords = mostWords;
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    var text = text();
    for (var word : text.isEmpty() ? List.<String>of() : words(text)) {
      if (closed) {
        handler.onError(new PlugdeskException(Kind.REJECTED, "The answer was stopped"));
        return;
      }
      handler.onPartialResponse(word);
    }
    handler.onCompleteResponse(
        ChatResponse.builder()
            .aiMessage(AiMessage.from(text))
            .modelName("first-passage")
            .finishReason(FinishReason.STOP)
            .build());
  }

  /** The answer is given up, perhaps from another thread while it streams. */
  @Override
  public void close() {
    closed = true;
  }

  /** Where nothing was found nothing is said, and the house declines. */
  private String text() {
    if (passages.isEmpty()) {
      return "";
    }
    var words = words(passages.get(0).text());
    var quoted = words.subList(0, Math.min(mostWords, words.size()));
    return String.join("", quoted).strip() + " [1]";
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("(?<=\\s)(?=\\S)"));
  }
}
