package io.plugdesk.channel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a reader sees of a conversation, also after it was away. */
class ConversationStreamTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Answer ANSWER =
      new Answer(Answer.Outcome.ANSWERED, "one two three", List.of(), List.of(), 0.9, false, true);
  private static final Turn UNANSWERED = new Turn(1, "m1", "q", NOW, null, null);
  private final ConversationStream stream = new ConversationStream("e1");

  @Test
  void everyTokenOnceAfterAnInterruption() {
    stream.begin("m1", false);
    stream.delta("m1", "one ");
    var reader = new Reader();
    stream.subscribe(reader, null, stream.resumeId(), List.of(UNANSWERED));
    stream.delta("m1", "two ");
    var resumed = new Reader();
    stream.subscribe(resumed, reader.lastId(), stream.resumeId(), List.of());
    stream.delta("m1", "three");
    stream.publish("m1", "done", ChatWire.answer("m1", ANSWER, NOW));
    assertEquals("one two three", reader.text());
    assertEquals(List.of("delta", "done"), resumed.names());
    assertEquals("three", resumed.text());
  }

  @Test
  void tellsAMessageBeforeItsReplyBegins() {
    var reader = new Reader();
    stream.subscribe(reader, null, stream.resumeId(), List.of());
    var engine = new Thread(() -> stream.begin("m1", false));
    stream.arrive(
        "m1",
        "{}",
        () -> {
          engine.start();
          awaitWaitingOrOver(engine);
        });
    awaitOver(engine);
    assertEquals(List.of("message", "started"), reader.names());
  }

  @Test
  void tellsNothingOfAMessageThatWasNotStored() {
    var reader = new Reader();
    stream.subscribe(reader, null, stream.resumeId(), List.of());
    assertThrows(
        IllegalStateException.class,
        () ->
            stream.arrive(
                "m1",
                "{}",
                () -> {
                  throw new IllegalStateException("full");
                }));
    assertEquals(List.of(), reader.names());
  }

  @Test
  void missesNothingThatHappensWhileTheStoredTurnsAreRead() {
    stream.begin("m1", false);
    stream.delta("m1", "one ");
    var known = stream.resumeId();
    stream.delta("m1", "two");
    stream.publish("m1", "done", ChatWire.answer("m1", ANSWER, NOW));
    stream.publish("m2", "message", "{}");
    var reader = new Reader();
    stream.subscribe(reader, null, known, List.of(UNANSWERED));
    assertEquals("one two", reader.text());
    assertEquals(
        List.of("message", "started", "delta", "delta", "done", "message"), reader.names());
  }

  @Test
  void aCutWhileTheStoredTurnsAreToldLosesNoToken() {
    stream.begin("m1", false);
    stream.delta("m1", "one ");
    var cut = new Reader();
    stream.subscribe(cut, null, stream.resumeId(), List.of(UNANSWERED));
    var resumed = new Reader();
    stream.subscribe(resumed, cut.ids.get(0), stream.resumeId(), List.of());
    assertEquals("one ", resumed.text());
  }

  @Test
  void anIdOfAnEarlierProcessBringsTheStoredTurnsWhole() {
    var reader = new Reader();
    stream.subscribe(
        reader, "gone-17", stream.resumeId(), List.of(new Turn(1, "m1", "q", NOW, ANSWER, NOW)));
    assertEquals(List.of("message", "done"), reader.names());
  }

  @Test
  void aSecondAttemptReplacesWhatWasShown() {
    var reader = new Reader();
    stream.subscribe(reader, null, stream.resumeId(), List.of());
    stream.begin("m1", false);
    stream.delta("m1", "half an ans");
    stream.begin("m1", true);
    stream.delta("m1", "whole");
    assertEquals("whole", reader.text());
  }

  @Test
  void aReloadDuringAReplyResumesBeforeIt() {
    stream.publish("m1", "message", "{}");
    stream.begin("m1", false);
    stream.delta("m1", "one ");
    var reader = new Reader();
    stream.subscribe(reader, stream.resumeId(), stream.resumeId(), List.of());
    assertEquals(List.of("started", "delta"), reader.names());
  }

  @Test
  void oldRepliesAreForgottenAndToldFromTheStore() {
    var first = new Reader();
    stream.subscribe(first, null, stream.resumeId(), List.of());
    for (int i = 1; i <= 5; i++) {
      stream.begin("m" + i, false);
      stream.publish("m" + i, "done", ChatWire.answer("m" + i, ANSWER, NOW));
    }
    var late = new Reader();
    stream.subscribe(
        late,
        first.ids.get(0),
        stream.resumeId(),
        List.of(new Turn(1, "m1", "q", NOW, ANSWER, NOW)));
    assertEquals(List.of("message", "done"), late.names());
  }

  @Test
  void readersThatAreGoneAreForgotten() {
    var reader = new Reader();
    stream.subscribe(reader, null, stream.resumeId(), List.of());
    reader.gone = true;
    stream.delta("m1", "x");
    reader.gone = false;
    stream.delta("m1", "y");
    assertTrue(reader.events.isEmpty());
  }

  @Test
  void isNotIdleWhileAReplyIsWritten() {
    stream.begin("m1", false);
    assertFalse(stream.idle(-1));
    stream.publish("m1", "done", "{}");
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

  private static final class Reader implements Subscriber {
    private final List<StreamEvent> events = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private boolean gone;

    @Override
    public boolean send(String id, StreamEvent event) {
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
      var text = new StringBuilder();
      for (var event : events) {
        if (event.name().equals("replace")) {
          text.setLength(0);
        }
        if (event.name().equals("replace") || event.name().equals("delta")) {
          try {
            text.append(new ObjectMapper().readTree(event.data()).path("text").asText());
          } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
          }
        }
      }
      return text.toString();
    }
  }
}
