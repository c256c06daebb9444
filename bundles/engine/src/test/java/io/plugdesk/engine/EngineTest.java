package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Answer.Outcome;
import io.plugdesk.api.channel.Conversation.Status;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.api.channel.Turn;
import io.plugdesk.desk.gateway.AskedInVain;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages on a real PostgreSQL: stored once, answered in order, found again after a crash. */
class EngineTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final TenantContext GLOBEX =
      new TenantContext("01890000-0000-7000-8000-00000000000b", "globex");
  private static final String WEB = "web";
  private final TestDatabase database = new TestDatabase();
  private final UnitsOfWork units =
      database.unitsOfWork("engine", Path.of("src/main/resources/db/migration"));
  private final Queue<Runnable> ready = new ArrayDeque<>();
  private final List<String> answered = new ArrayList<>();
  private final FakeRooms rooms = new FakeRooms(ACME, GLOBEX);
  private final WaitingCallers callers = new WaitingCallers();
  private final OpenStep open = new OpenStep(units, rooms, callers);
  private final RememberStep remember = new RememberStep(units, rooms);
  private final DeliverStep deliver = new DeliverStep(units);
  private Consumer<OpenTurn> route = this::answer;
  private final TurnRunner runner =
      new TurnRunner(
          units, new Lanes(ready::add), turn -> route.accept(turn), open, remember, "node-1");
  private final Engine engine =
      new Engine(units, rooms, rooms, rooms, rooms, callers, runner, "node-1");

  @AfterEach
  void closes() throws SQLException {
    database.close();
  }

  @Test
  void storesTheSameMessageOnce() {
    var conversation = engine.open(ACME, WEB, "visitor");
    engine.accept(message(conversation.conversationId(), "m1", "Hello"));
    engine.accept(message(conversation.conversationId(), "m1", "Hello"));
    runAll();
    assertEquals(List.of("Hello"), answered);
    assertEquals(1, turns(conversation.conversationId()).size());
  }

  @Test
  @Timeout(9)
  void twoNodesAnswerAConversationInOrderAndEachMessageOnce() {
    var readyThere = new ArrayDeque<Runnable>();
    var there =
        new TurnRunner(units, new Lanes(readyThere::add), this::answer, open, remember, "node-2");
    var engineThere = new Engine(units, rooms, rooms, rooms, rooms, callers, there, "node-2");
    var recoveryThere = new Recovery(units, rooms, there, "node-2");
    recoveryThere.look();
    var conversation = engine.open(ACME, WEB, "visitor").conversationId();
    engine.accept(message(conversation, "m1", "First"));
    engineThere.accept(message(conversation, "m2", "Second"));
    runAll(readyThere);
    assertEquals(List.of(), answered);
    runAll();
    assertEquals(List.of("First"), answered);
    while (answered.size() < 2) {
      recoveryThere.look();
      runAll(readyThere);
    }
    assertEquals(List.of("First", "Second"), answered);
    assertEquals(2, turns(conversation).size());
  }

  @Test
  void storesAndAnswersOnlyWhatThePolicyLeaves() throws SQLException {
    var conversation = engine.open(ACME, WEB, "visitor").conversationId();
    engine.accept(
        new InboundMessage(
            ACME,
            WEB,
            "m1",
            conversation,
            "visitor",
            "Call me on " + FakeRooms.PHONE,
            Map.of("note", "or on " + FakeRooms.PHONE),
            Instant.now()));
    runAll();
    assertEquals(List.of("Call me on [phone]"), answered);
    assertEquals("Call me on [phone]", turns(conversation).get(0).text());
    var metadata =
        units.within(
            ACME,
            "read metadata",
            unit ->
                Rows.query(
                    unit.connection(),
                    row -> row.getString(1),
                    "select metadata from messages where sender_type = 'visitor'"));
    assertFalse(metadata.toString().contains("555"), metadata.toString());
  }

  @Test
  void answersTheMessagesOfAConversationInOrder() {
    var conversation = engine.open(ACME, WEB, "visitor").conversationId();
    for (int i = 1; i <= 5; i++) {
      engine.accept(message(conversation, "m" + i, "Question " + i));
    }
    runAll();
    assertEquals(
        List.of("Question 1", "Question 2", "Question 3", "Question 4", "Question 5"), answered);
    assertEquals("Answer to Question 3", turns(conversation).get(2).answer().text());
  }

  @Test
  void findsWhatACrashLeftBehindAndKeepsTheOrder() {
    var conversation = engine.open(ACME, WEB, "visitor").conversationId();
    engine.accept(message(conversation, "m1", "First"));
    engine.accept(message(conversation, "m2", "Second"));
    ready.clear();
    var again =
        new TurnRunner(
            units, new Lanes(ready::add), turn -> route.accept(turn), open, remember, "node-1");
    var recovery = new Recovery(units, rooms, again, "node-1");
    new Recovery(units, rooms, again, "node-2").look();
    assertTrue(ready.isEmpty(), "a message that another node holds was taken");
    recovery.look();
    runAll();
    assertEquals(List.of("First", "Second"), answered);
    recovery.releaseOwn();
    recovery.look();
    runAll();
    assertEquals(2, answered.size(), "a message was answered twice");
  }

  @Test
  void deliversAgainWithoutAskingAgain() {
    var conversation = engine.open(ACME, WEB, "visitor").conversationId();
    route =
        turn -> {
          remember.remember(open.open(turn).answered(answerTo(turn)));
          throw new PlugdeskException(Kind.TRANSIENT, "The channel is away");
        };
    engine.accept(message(conversation, "m1", "Hello"));
    runAll();
    route = this::answer;
    var recovery = new Recovery(units, rooms, runner, "node-1");
    recovery.releaseOwn();
    recovery.look();
    runAll();
    assertTrue(answered.isEmpty(), "the model was asked again: " + answered);
    recovery.releaseOwn();
    recovery.look();
    assertTrue(ready.isEmpty(), "the message is still in the inbox");
  }

  @Test
  void givesAMessageThatCannotBeAnsweredToAPerson() {
    var silent = new PlugdeskException(Kind.TRANSIENT, "The model was silent");
    for (var failure : List.of(new IllegalStateException("a defect"), new AskedInVain(silent))) {
      var conversation = engine.open(ACME, WEB, "visitor").conversationId();
      route = turn -> fail(failure);
      engine.accept(message(conversation, "m1", "Hello"));
      runAll();
      var found = engine.find(ACME, WEB, "visitor", conversation).orElseThrow();
      assertEquals(Outcome.FAILED, found.turns().get(0).answer().outcome());
      assertEquals(Status.WAITING, found.status());
    }
  }

  @Test
  void logsNoWordOfAMessageThatFails() {
    var conversation = engine.open(ACME, WEB, "visitor").conversationId();
    var failures = new ArrayDeque<RuntimeException>();
    failures.add(new IllegalStateException("a defect"));
    failures.add(new PlugdeskException(Kind.TRANSIENT, "The model is away"));
    route = turn -> fail(failures.remove());
    var log = new ByteArrayOutputStream();
    var before = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      engine.accept(message(conversation, "m1", "My secret is Ostrich"));
      engine.accept(message(conversation, "m2", "It is Ostrich still"));
      runAll();
    } finally {
      System.setErr(before);
    }
    var written = log.toString(StandardCharsets.UTF_8);
    assertTrue(failures.isEmpty() && written.contains("Message "), "nothing was logged");
    assertFalse(written.contains("Ostrich"), written);
  }

  @Test
  void hidesAConversationFromEverybodyElse() {
    var conversation = engine.open(ACME, WEB, "visitor").conversationId();
    assertFalse(engine.find(ACME, WEB, "visitor", conversation).isEmpty());
    assertTrue(engine.find(ACME, WEB, "somebody", conversation).isEmpty());
    assertTrue(engine.find(GLOBEX, WEB, "visitor", conversation).isEmpty());
    var foreign =
        new InboundMessage(
            GLOBEX, WEB, "m1", conversation, "visitor", "Hello", Map.of(), Instant.now());
    var refused = assertThrows(PlugdeskException.class, () -> engine.accept(foreign));
    assertEquals(Kind.REJECTED, refused.kind());
  }

  @Test
  void recordsTheWishForAPersonOnce() {
    var conversation = engine.open(ACME, WEB, "visitor");
    assertEquals(Status.WAITING, engine.wishForPerson(conversation));
    assertEquals(Status.WAITING, engine.wishForPerson(conversation));
    assertEquals(1, rooms.audited("handover.requested"));
  }

  @Test
  void refusesAChannelThatIsOff() {
    var conversation = engine.open(ACME, "sms", "visitor").conversationId();
    var message =
        new InboundMessage(
            ACME, "sms", "m1", conversation, "visitor", "Hello", Map.of(), Instant.now());
    assertEquals(
        Kind.FORBIDDEN, assertThrows(PlugdeskException.class, () -> engine.accept(message)).kind());
  }

  @Test
  void tellsACallerTheAnswerToItsOwnQuestion() {
    var sink = new RecordingSink();
    var conversation = UUID.randomUUID().toString();
    var stage = engine.ask(message(conversation, "m1", "Hello"), sink).toCompletableFuture();
    runAll();
    assertEquals("Answer to Hello", stage.join().text());
    assertEquals(1, sink.answers.size());
  }

  private void answer(OpenTurn turn) {
    var opened = open.open(turn);
    if (opened.answer() == null) {
      answered.add(turn.message().text());
      opened = opened.answered(answerTo(turn));
    }
    deliver.deliver(remember.remember(opened));
  }

  private static Answer answerTo(OpenTurn turn) {
    return new Answer(
        Outcome.ANSWERED,
        "Answer to " + turn.message().text(),
        List.of(),
        List.of(),
        0.9,
        false,
        true);
  }

  private List<Turn> turns(String conversation) {
    return engine.find(ACME, WEB, "visitor", conversation).orElseThrow().turns();
  }

  private static InboundMessage message(String conversation, String id, String text) {
    return new InboundMessage(
        ACME, WEB, id, conversation, "visitor", text, Map.of(), Instant.now());
  }

  private void runAll() {
    runAll(ready);
  }

  private static void runAll(Queue<Runnable> work) {
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }
}
