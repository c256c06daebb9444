package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Answer.Outcome;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.api.channel.Turn;
import io.plugdesk.api.guard.Guard;
import io.plugdesk.api.guard.Text.Speaker;
import io.plugdesk.api.guard.Verdict;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.store.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What guards make of messages, and what is kept of that. */
class GuardStepTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private final TestDatabase database = new TestDatabase();
  private final UnitsOfWork units =
      database.unitsOfWork("engine", Path.of("src/main/resources/db/migration"));
  private final Queue<Runnable> ready = new ArrayDeque<>();
  private final FakeRooms rooms = new FakeRooms(ACME);
  private final WaitingCallers callers = new WaitingCallers();
  private final OpenStep open = new OpenStep(units, rooms, callers);
  private final RememberStep remember = new RememberStep(units, rooms);
  private final GuardStep step =
      new GuardStep(new TenantGuards(rooms, rooms, Runnable::run), units, rooms);
  private final List<String> looked = new ArrayList<>();
  private List<String> history = List.of();
  private final TurnRunner runner =
      new TurnRunner(units, new Lanes(ready::add), this::answer, open, remember, "node-1");
  private final Engine engine =
      new Engine(units, rooms, rooms, rooms, rooms, callers, runner, "node-1");

  @AfterEach
  void closes() throws SQLException {
    database.close();
  }

  @Test
  void looksForAndKeepsOnlyTheWordsThatAGuardLeaves() {
    guard(text -> Verdict.redact(text.words().replace("Ostrich", "[name]"), "a name"));
    var turn = ask("Where is Ostrich?");
    assertEquals(List.of("Where is [name]?"), looked);
    assertEquals("Where is [name]?", turn.text());
    var kept = rooms.payload("message.guarded");
    assertTrue(kept.contains("\"decision\":\"REDACT\"") && kept.contains("a name"), kept);
    assertEquals(1, rooms.audited("message.guarded"));
  }

  @Test
  void keepsTheWordsThatAGuardLeavesAlsoWhereAnotherOneRefuses() {
    guard(text -> Verdict.redact(text.words().replace("Ostrich", "[name]"), "a name"));
    guard(text -> Verdict.refuse("", "a subject"));
    assertEquals("Where is [name]?", ask("Where is Ostrich?").text());
  }

  @Test
  void leansOnNothingThatAGuardRefusesNow() {
    var conversation = engine.open(ACME, "web", "visitor").conversationId();
    ask(conversation, "m1", "Where is Ostrich?");
    ask(conversation, "m2", "Who are you?");
    guard(
        text ->
            text.words().contains("Ostrich")
                ? Verdict.refuse("", "a name")
                : text.words().contains("Who")
                    ? Verdict.redact(text.words().replace("Who", "What"), "a word")
                    : Verdict.pass());
    ask(conversation, "m3", "And why?");
    assertEquals(List.of("What are you?", "Here."), history);
  }

  @Test
  void refusesAMessageOfWhichAGuardLeavesNothing() {
    guard(text -> Verdict.redact(" ", "all of it"));
    assertEquals(Outcome.DECLINED, ask("Ostrich").answer().outcome());
    assertEquals(List.of(), looked);
  }

  @Test
  void looksForNothingThatAGuardRefuses() {
    guard(text -> Verdict.refuse("We do not talk about that.", "a subject"));
    var answer = ask("Where is Ostrich?").answer();
    assertEquals(List.of(), looked);
    assertEquals(Outcome.DECLINED, answer.outcome());
    assertEquals("We do not talk about that.", answer.text());
  }

  @Test
  void asksEachGuardAboutWhatTheOneBeforeLeft() {
    guard(text -> Verdict.redact(text.words().replace("a", "b"), "one"));
    guard(text -> Verdict.redact(text.words().replace("b", "c"), "two"));
    ask("a b c");
    assertEquals(List.of("c c c"), looked);
  }

  @Test
  void tellsTheGuardWhoSpeaks() {
    var speakers = new ArrayList<Speaker>();
    guard(
        text -> {
          speakers.add(text.speaker());
          return Verdict.pass();
        });
    ask("Hello");
    assertEquals(List.of(Speaker.CUSTOMER), speakers);
    assertEquals(List.of("Hello"), looked);
  }

  @Test
  void givesAMessageToAPersonThatAGuardFailsAt() {
    guard(
        text -> {
          throw new IllegalStateException("a defect");
        });
    assertEquals(Outcome.FAILED, ask("Hello").answer().outcome());
    assertEquals(List.of(), looked);
  }

  @Test
  void refusesAGuardWithoutAVerdict() {
    guard(text -> null);
    assertThrows(NullPointerException.class, () -> rooms.watch().check(Speaker.ASSISTANT, "Hello"));
  }

  @Test
  void doesNotGoOnWithoutAGuardThatIsSwitchedOn() {
    var missing = new PlugdeskException(Kind.TRANSIENT, "it is switched on and not up");
    rooms.leaveOut(missing);
    assertSame(missing, assertThrows(PlugdeskException.class, rooms::watch));
  }

  private void guard(Guard guard) {
    rooms.offer(guard);
  }

  private Turn ask(String words) {
    var conversation = engine.open(ACME, "web", "visitor").conversationId();
    ask(conversation, "m1", words);
    return engine.find(ACME, "web", "visitor", conversation).orElseThrow().turns().get(0);
  }

  private void ask(String conversation, String id, String words) {
    engine.accept(
        new InboundMessage(
            ACME, "web", id, conversation, "visitor", words, Map.of(), Instant.now()));
    while (!ready.isEmpty()) {
      ready.poll().run();
    }
  }

  private void answer(OpenTurn turn) {
    var checked = step.guard(open.open(turn));
    if (checked.unanswered()) {
      looked.add(checked.message().text());
      history = checked.history();
      checked =
          checked.answered(
              new Answer(Outcome.ANSWERED, "Here.", List.of(), List.of(), 0.9, false, true));
    }
    remember.remember(checked);
  }
}
