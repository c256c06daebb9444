package io.plugdesk.rest.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.stream.StreamEvent;
import io.plugdesk.api.stream.StreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a reader sees of a stream, also after it was away. */
class KeptStreamTest {
  private static final StreamEvent ASKED = event("m1", "message", "{}");
  private static final StreamEvent ANSWERED = new StreamEvent("m1", "done", "", true);
  private final KeptStream stream = new KeptStream("e1");

  @Test
  void everyTokenOnceAfterAnInterruption() {
    stream.begin(event("m1", "started", ""));
    stream.tell(event("m1", "delta", "one "));
    var reader = new Reader();
    stream.follow(reader, null, stream.position(), List.of(ASKED));
    stream.tell(event("m1", "delta", "two "));
    var resumed = new Reader();
    stream.follow(resumed, reader.lastId(), stream.position(), List.of());
    stream.tell(event("m1", "delta", "three"));
    stream.tell(ANSWERED);
    assertEquals("one two three", reader.text());
    assertEquals(List.of("delta", "done"), resumed.names());
    assertEquals("three", resumed.text());
  }

  @Test
  void tellsAMessageBeforeItsReplyBegins() {
    var reader = new Reader();
    stream.follow(reader, null, stream.position(), List.of());
    var engine = new Thread(() -> stream.begin(event("m1", "started", "")));
    stream.tellAfter(
        () -> {
          engine.start();
          awaitWaitingOrOver(engine);
        },
        ASKED);
    awaitOver(engine);
    assertEquals(List.of("message", "started"), reader.names());
  }

  @Test
  void tellsNothingOfAMessageThatWasNotStored() {
    var reader = new Reader();
    stream.follow(reader, null, stream.position(), List.of());
    assertThrows(
        IllegalStateException.class,
        () ->
            stream.tellAfter(
                () -> {
                  throw new IllegalStateException("full");
                },
                ASKED));
    assertEquals(List.of(), reader.names());
  }

  @Test
  void missesNothingThatHappensWhileTheStoredTurnsAreRead() {
    stream.begin(event("m1", "started", ""));
    stream.tell(event("m1", "delta", "one "));
    var known = stream.position();
    stream.tell(event("m1", "delta", "two"));
    stream.tell(ANSWERED);
    stream.tell(event("m2", "message", "{}"));
    var reader = new Reader();
    stream.follow(reader, null, known, List.of(ASKED));
    assertEquals("one two", reader.text());
    assertEquals(
        List.of("message", "started", "delta", "delta", "done", "message"), reader.names());
  }

  @Test
  void aCutWhileTheStoredTurnsAreToldLosesNoToken() {
    stream.begin(event("m1", "started", ""));
    stream.tell(event("m1", "delta", "one "));
    var cut = new Reader();
    stream.follow(cut, null, stream.position(), List.of(ASKED));
    var resumed = new Reader();
    stream.follow(resumed, cut.ids.get(0), stream.position(), List.of());
    assertEquals("one ", resumed.text());
  }

  @Test
  void aCutInTheMiddleOfTheStoredTurnsLosesNoneOfThem() {
    var stored = List.of(ASKED, ANSWERED, event("m2", "message", "{}"));
    var cut = new Reader();
    stream.follow(cut, null, stream.position(), stored);
    assertEquals(List.of("", "", stream.position()), cut.ids);
    var resumed = new Reader();
    stream.follow(resumed, cut.ids.get(1), stream.position(), stored);
    assertEquals(List.of("message", "done", "message"), resumed.names());
    var whole = new Reader();
    stream.follow(whole, cut.lastId(), stream.position(), stored);
    assertEquals(List.of(), whole.names());
  }

  @Test
  void anIdOfAnEarlierProcessBringsTheStoredTurnsWhole() {
    var reader = new Reader();
    stream.follow(reader, "gone-17", stream.position(), List.of(ASKED, ANSWERED));
    assertEquals(List.of("message", "done"), reader.names());
  }

  @Test
  void knowsATopicThatHasBegunAndNotEnded() {
    assertFalse(stream.begin(event("m1", "started", "")));
    assertTrue(stream.begin(event("m1", "started", "")));
    stream.tell(ANSWERED);
    assertFalse(stream.begin(event("m1", "started", "")));
  }

  @Test
  void aReloadDuringAReplyResumesBeforeIt() {
    stream.tell(ASKED);
    stream.begin(event("m1", "started", ""));
    stream.tell(event("m1", "delta", "one "));
    var reader = new Reader();
    stream.follow(reader, stream.position(), stream.position(), List.of());
    assertEquals(List.of("started", "delta"), reader.names());
  }

  @Test
  void oldRepliesAreForgottenAndToldFromTheStore() {
    var first = new Reader();
    stream.follow(first, null, stream.position(), List.of());
    for (int i = 1; i <= 5; i++) {
      stream.begin(event("m" + i, "started", ""));
      stream.tell(new StreamEvent("m" + i, "done", "", true));
    }
    var late = new Reader();
    stream.follow(late, first.ids.get(0), stream.position(), List.of(ASKED, ANSWERED));
    assertEquals(List.of("message", "done"), late.names());
  }

  @Test
  void readersThatAreGoneAreForgotten() {
    var reader = new Reader();
    stream.follow(reader, null, stream.position(), List.of());
    reader.gone = true;
    stream.tell(event("m1", "delta", "x"));
    reader.gone = false;
    stream.tell(event("m1", "delta", "y"));
    assertTrue(reader.events.isEmpty());
  }

  @Test
  void isNotIdleWhileAReplyIsWritten() {
    stream.begin(event("m1", "started", ""));
    assertFalse(stream.idle(-1));
    stream.tell(ANSWERED);
    assertTrue(stream.idle(-1));
  }

  private static void awaitWaitingOrOver(Thread thread) {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TERMINATED) {
      Thread.onSpinWait();
    }
  }

  private static void awaitOver(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Reader implements StreamReader {
    private final List<StreamEvent> events = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private boolean gone;

    @Override
    public boolean take(String id, StreamEvent event) {
      if (gone) {
        return false;
      }
      ids.add(id);
      events.add(event);
      return true;
    }

    @Override
    public boolean beat() {
      return !gone;
    }

    String lastId() {
      return ids.get(ids.size() - 1);
    }

    List<String> names() {
      return events.stream()
          .map(StreamEvent::name)
          .filter(name -> !name.equals("candidates"))
          .collect(Collectors.toList());
    }

    String text() {
      return events.stream()
          .filter(event -> event.name().equals("delta"))
          .map(StreamEvent::data)
          .collect(Collectors.joining());
    }
  }

  private static StreamEvent event(String topic, String name, String data) {
    return new StreamEvent(topic, name, data, false);
  }
}
