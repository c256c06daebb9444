package io.plugdesk.channel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.api.stream.EventStream;
import io.plugdesk.api.stream.StreamEvent;
import io.plugdesk.api.stream.StreamReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reply tells into the stream of its conversation. */
class WebReplyTest {
  private static final TenantContext TENANT =
      new TenantContext("0a1b2c3d-0000-0000-0000-000000000001", "acme");
  private static final Answer ANSWER =
      new Answer(Answer.Outcome.ANSWERED, "one two", List.of(), List.of(), 0.9, false, true);

  private final Told told = new Told();

  @Test
  void numbersItsWordsFromZero() {
    var reply = new WebReply(told, reply(1));
    reply.delta("one ");
    reply.delta("two");
    assertEquals(List.of("started", "delta", "delta"), told.names());
    assertTrue(told.events.get(1).data().contains("\"n\":0"));
    assertTrue(told.events.get(2).data().contains("\"n\":1"));
  }

  @Test
  void aSecondAttemptReplacesWhatWasShown() {
    new WebReply(told, reply(2)).delta("whole");
    assertEquals(List.of("started", "replace", "delta"), told.names());
  }

  @Test
  void whatAnotherVersionHasBegunIsReplaced() {
    told.begun = true;
    new WebReply(told, reply(1));
    assertEquals(List.of("started", "replace"), told.names());
  }

  @Test
  void endsWithTheAnswer() {
    new WebReply(told, reply(1)).finish(ANSWER);
    assertEquals(List.of("started", "done"), told.names());
    assertTrue(told.events.get(1).last());
  }

  private static Reply reply(int attempt) {
    return new Reply(TENANT, "0a1b2c3d-0000-0000-0000-000000000002", "m1", "anna", attempt);
  }

  private static final class Told implements EventStream {
    private final List<StreamEvent> events = new ArrayList<>();
    private boolean begun;

    @Override
    public void tell(StreamEvent event) {
      events.add(event);
    }

    @Override
    public void tellAfter(Runnable work, StreamEvent event) {
      work.run();
      events.add(event);
    }

    @Override
    public boolean begin(StreamEvent first) {
      events.add(first);
      return begun;
    }

    @Override
    public String position() {
      return "e-" + events.size();
    }

    @Override
    public void follow(StreamReader reader, String seen, String known, List<StreamEvent> stored) {
      stored.forEach(event -> reader.take(known, event));
    }

    List<String> names() {
      return events.stream().map(StreamEvent::name).toList();
    }
  }
}
