package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.api.model.ModelRequest;
import io.plugdesk.testkit.ChatModelContract;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstPassageTest extends ChatModelContract {
  private static final Passage RETURNS =
      Samples.passage("returns", 0, "Thirty days from delivery.");
  private static final Passage OPENING = Samples.passage("opening", 0, "On Monday.");

  @Override
  protected ChatModelProvider provider() {
    return provider(60);
  }

  @Test
  void quotesTheFirstPassageAndRefersToIt() {
    assertEquals("Thirty days from delivery. [1]", answer(60, List.of(RETURNS, OPENING)));
  }

  @Test
  void stopsAfterTheMostWordsThatAreAllowed() {
    assertEquals("Thirty days [1]", answer(2, List.of(RETURNS)));
  }

  @Test
  void saysNothingWhereNothingWasFound() {
    assertEquals("", answer(60, List.of()));
  }

  private static ChatModelProvider provider(int mostWords) {
    return new FirstPassageProvider(
        Settings.of(FirstPassageConfig.class, Map.of("most_words", mostWords)));
  }

  private static String answer(int mostWords, List<Passage> passages) {
    var request = new ModelRequest(Samples.ACME, "When can it be returned?", passages, List.of());
    var heard = new ArrayList<String>();
    provider(mostWords).chatModel(request).chat(request.question(), new Listener(heard));
    return String.join("", heard);
  }

  /** Keeps the pieces of an answer. */
  private record Listener(List<String> heard) implements StreamingChatResponseHandler {
    @Override
    public void onPartialResponse(String piece) {
      heard.add(piece);
    }

    @Override
    public void onCompleteResponse(ChatResponse whole) {}

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
