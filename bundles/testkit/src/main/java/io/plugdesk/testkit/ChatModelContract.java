package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.plugdesk.api.model.ChatModelProvider;
import io.plugdesk.api.model.ModelRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The rules of {@link ChatModelProvider} and its models: extend it in your provider's test. */
public abstract class ChatModelContract {
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final long CLOSING_SECONDS = 2;

  /** Your provider; its server, if it has one, answers on loopback. */
  protected abstract ChatModelProvider provider();

  /** A request that your model answers with text. */
  protected ModelRequest request() {
    var passage = Samples.passage("returns", 0, "Items can be returned within 30 days.");
    return new ModelRequest(
        Samples.ACME, "When can items be returned?", List.of(passage), List.of());
  }

  /** It never returns null. */
  @Test
  protected final void givesAModel() {
    assertNotNull(provider().chatModel(request()));
  }

  /** It returns at once: connecting belongs into the model. */
  @Test
  protected final void givesItsModelAtOnce() {
    var provider = provider();
    assertTimeoutPreemptively(AT_ONCE, () -> provider.chatModel(request()));
  }

  /** The card is always the same. */
  @Test
  protected final void tellsAlwaysTheSameCard() {
    var provider = provider();
    assertEquals(provider.card(), provider.card());
  }

  /** A request that can be answered is answered. */
  @Test
  protected final void answersTheRequest() throws Exception {
    var heard = ask();
    assertTrue(heard == null || heard.error() == null, "it failed");
  }

  /** The model ends with exactly one complete response or error. */
  @Test
  protected final void endsExactlyOnce() throws Exception {
    var heard = ask();
    assertTrue(heard == null || heard.endings() == 1, "it did not end once");
  }

  /** Nothing comes after the end. */
  @Test
  protected final void isSilentAfterTheEnd() throws Exception {
    var heard = ask();
    assertFalse(heard != null && heard.spokeAfterTheEnd(), "it spoke after the end");
  }

  /** The handler is called from one thread at a time. */
  @Test
  protected final void speaksFromOneThreadAtATime() throws Exception {
    var heard = ask();
    assertFalse(heard != null && heard.overlapped(), "two threads spoke at once");
  }

  /** The model streams: its pieces are its text. */
  @Test
  protected final void streamsWhatItSays() throws Exception {
    var heard = ask();
    if (heard != null && heard.response() != null && heard.endings() == 1) {
      var message = heard.response().aiMessage();
      assertEquals(message.text() == null ? "" : message.text(), heard.streamed());
    }
  }

  /** A model that can be closed ends soon when it is closed while it streams. */
  @Test
  protected final void endsWhenItIsClosed() throws Exception {
    var model = provider().chatModel(request());
    assumeTrue(model instanceof AutoCloseable, "it cannot be closed");
    var closing = new AtomicReference<Exception>();
    var heard = new HeardAnswer(() -> close((AutoCloseable) model, closing));
    ask(model, heard);
    assertTrue(heard.endsWithin(CLOSING_SECONDS), "it goes on after it was closed");
    assertEquals(null, closing.get());
  }

  /** The gateway asks from many threads at once. */
  @Test
  protected final void answersManyThreadsAtOnce() throws Exception {
    var provider = provider();
    ManyThreads.run(
        ANSWER,
        () -> {
          var model = provider.chatModel(request());
          if (model != null) {
            ask(model, new HeardAnswer(() -> {}));
          }
          return null;
        });
  }

  private HeardAnswer ask() throws InterruptedException {
    var model = provider().chatModel(request());
    if (model == null) {
      return null;
    }
    var heard = new HeardAnswer(() -> {});
    ask(model, heard);
    return heard.await();
  }

  private void ask(StreamingChatModel model, HeardAnswer heard) {
    model.chat(List.of(UserMessage.from(request().question())), heard);
  }

  private static void close(AutoCloseable model, AtomicReference<Exception> failure) {
    try {
      model.close();
    } catch (Exception e) {
      failure.set(e);
    }
  }
}
