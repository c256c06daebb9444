package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.api.model.ModelCard;
import io.plugdesk.api.model.ModelRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChatModelContractTest {
  private static final Map<String, Supplier<ChatModelProvider>> TWINS =
      new TreeMap<>(
          Map.of(
              "givesAModel",
              () -> models(() -> null),
              "givesItsModelAtOnce",
              SlowToGive::new,
              "tellsAlwaysTheSameCard",
              Fickle::new,
              "answersTheRequest",
              () -> models(() -> (Speaking) handler -> handler.onError(new AssertionError("no"))),
              "endsExactlyOnce",
              () -> models(() -> (Speaking) handler -> end(handler, say(handler), say(handler))),
              "isSilentAfterTheEnd",
              () -> models(() -> (Speaking) ChatModelContractTest::speakAfterTheEnd),
              "speaksFromOneThreadAtATime",
              () -> models(() -> (Speaking) ChatModelContractTest::speakTogether),
              "streamsWhatItSays",
              () -> models(() -> (Speaking) handler -> end(handler, "Something else.")),
              "endsWhenItIsClosed",
              () -> models(Deaf::new),
              "answersManyThreadsAtOnce",
              OneAtATime::new));

  private static Supplier<ChatModelProvider> subject = FakeChatModel::new;

  /** The suite, held against the subject of the moment. */
  static class Subject extends ChatModelContract {
    @Override
    protected ChatModelProvider provider() {
      return subject.get();
    }
  }

  @Test
  void hasABrokenTwinForEveryRule() {
    assertEquals(Rules.of(ChatModelContract.class), TWINS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> theFakeKeepsEveryRuleAndEachTwinBreaksItsOwn() {
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("the fake", () -> check(FakeChatModel::new, Set.of()))),
        TWINS.entrySet().stream()
            .map(
                twin ->
                    DynamicTest.dynamicTest(
                        twin.getKey(), () -> check(twin.getValue(), Set.of(twin.getKey())))));
  }

  private static void check(Supplier<ChatModelProvider> provider, Set<String> broken) {
    subject = provider;
    assertEquals(broken, Rules.brokenBy(Subject.class));
  }

  private static ChatModelProvider models(Supplier<StreamingChatModel> model) {
    return new FakeChatModel() {
      @Override
      public StreamingChatModel chatModel(ModelRequest wanted) {
        return model.get();
      }
    };
  }

  private static String say(StreamingChatResponseHandler handler) {
    handler.onPartialResponse("Yes.");
    return "Yes.";
  }

  private static void end(StreamingChatResponseHandler handler, String... texts) {
    for (var text : texts) {
      handler.onCompleteResponse(
          ChatResponse.builder().aiMessage(AiMessage.from(text)).modelName("fake").build());
    }
  }

  private static void speakAfterTheEnd(StreamingChatResponseHandler handler) {
    end(handler, "Yes.");
    say(handler);
  }

  private static void speakTogether(StreamingChatResponseHandler handler) {
    try {
      ManyThreads.run(Duration.ofSeconds(10), () -> say(handler));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    end(handler, "Yes.".repeat(8));
  }

  /** A model that only speaks and cannot be closed. */
  private interface Speaking extends StreamingChatModel {
    void speak(StreamingChatResponseHandler handler);

    @Override
    default void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
      speak(handler);
    }
  }

  /** Does not end once it was closed. */
  private static final class Deaf implements StreamingChatModel, AutoCloseable {
    private volatile boolean closed;

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
      say(handler);
      if (!closed) {
        end(handler, "Yes.");
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class SlowToGive extends FakeChatModel {
    @Override
    public StreamingChatModel chatModel(ModelRequest wanted) {
      Pause.millis(1300);
      return super.chatModel(wanted);
    }
  }

  private static final class Fickle extends FakeChatModel {
    private int asked;

    @Override
    public ModelCard card() {
      return new ModelCard("fake-" + asked++, true);
    }
  }

  private static final class OneAtATime extends FakeChatModel {
    private final Busy busy = new Busy();

    @Override
    public StreamingChatModel chatModel(ModelRequest wanted) {
      return busy.alone(() -> super.chatModel(wanted));
    }
  }
}
