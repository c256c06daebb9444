package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.message.AiMessage;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Answer.Outcome;
import io.plugdesk.api.channel.Conversation.Status;
import io.plugdesk.api.guard.Guard;
import io.plugdesk.api.guard.Verdict;
import io.plugdesk.api.guard.Verdict.Decision;
import io.plugdesk.desk.gateway.Gateway;
import io.plugdesk.desk.gateway.ModelCall;
import io.plugdesk.desk.gateway.ModelListener;
import io.plugdesk.desk.gateway.Usage;
import io.plugdesk.desk.knowledge.Evidence;
import io.plugdesk.desk.plugins.Pins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What guards make of an answer while a model speaks. */
class GuardedAnswerTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final List<String> SAYS =
      List.of("It is che", "ap there. Ask ", "Ostrich for advice. ", "He knows ", "everything.");
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final FakeRooms rooms = new FakeRooms(ACME);
  private final RecordingSink sink = new RecordingSink();
  private final RunningTurn running = new RunningTurn();
  private final TalkingModel model = new TalkingModel();
  private final AnswerStep step =
      new AnswerStep(
          model,
          new TenantTools(rooms, rooms, executor),
          new TenantGuards(rooms, rooms, Runnable::run),
          rooms,
          rooms,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  @AfterEach
  void stops() {
    executor.shutdownNow();
  }

  @Test
  void keepsWhatTheGuardLeaves() {
    guard(
        text ->
            text.words().contains("Ostrich")
                ? Verdict.redact(text.words().replace("Ostrich", "us"), "a name")
                : Verdict.pass());
    var turn = answer();
    assertEquals(
        "It is cheap there. Ask us for advice. He knows everything.", turn.answer().text());
    assertEquals(turn.answer().text(), String.join("", sink.deltas));
    assertEquals(
        List.of(Decision.REDACT), turn.findings().stream().map(Finding::decision).toList());
  }

  @Test
  void refusesAndEndsTheModelsCall() {
    guard(
        text ->
            text.words().contains("Ostrich")
                ? Verdict.refuse("Not here.", "a name")
                : Verdict.pass());
    var answer = answer().answer();
    assertEquals(Outcome.DECLINED, answer.outcome());
    assertEquals("Not here.", answer.text());
    assertEquals(List.of(""), sink.deltas);
    assertTrue(model.cancelled);
  }

  @Test
  void failsWithTheGuardAndEndsTheModelsCall() {
    guard(
        text -> {
          if (text.words().contains("Ostrich")) {
            throw new PlugdeskException(Kind.TRANSIENT, "The guard is away");
          }
          return Verdict.pass();
        });
    var failure = assertThrows(PlugdeskException.class, this::answer);
    assertEquals("The guard is away", failure.getMessage());
    assertEquals("It is cheap there. ", String.join("", sink.deltas));
    assertTrue(model.cancelled);
  }

  @Test
  void keepsOnlyWhatWasToldWhenThePersonStopsIt() {
    guard(text -> Verdict.pass());
    model.stopsAfter = 4;
    var answer = answer().answer();
    assertEquals(Outcome.STOPPED, answer.outcome());
    assertEquals("It is cheap there. Ask Ostrich for advice.", answer.text());
  }

  private void guard(Guard guard) {
    rooms.offer(guard);
  }

  private OpenTurn answer() {
    var message =
        new Accepted(
            "m",
            ACME,
            "c",
            1,
            "web",
            "m1",
            "visitor",
            "How?",
            Map.of(),
            Status.BOT,
            1,
            false,
            null);
    var evidence = new Evidence("How?", List.of(), 0.9, true, "en", 1);
    return step.answer(
        OpenTurn.of(message, running)
            .opened(Pins.none(), List.of(), false, sink)
            .grounded(evidence));
  }

  /** Says all it has to say before the call returns, or until the person stops it. */
  private final class TalkingModel implements Gateway {
    private int stopsAfter = Integer.MAX_VALUE;
    private boolean cancelled;

    @Override
    public RunningCall ask(ModelCall call, ModelListener listener) {
      for (int i = 0; i < SAYS.size(); i++) {
        if (i == stopsAfter) {
          running.stop();
          listener.failed(new PlugdeskException(Kind.REJECTED, "stopped"));
          return () -> cancelled = true;
        }
        listener.token(SAYS.get(i));
      }
      listener.done(AiMessage.from(String.join("", SAYS)), new Usage("talker", null, null));
      return () -> cancelled = true;
    }

    @Override
    public boolean quotes(TenantContext tenant) {
      return false;
    }
  }
}
