package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.desk.store.UnitOfWork;
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
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message that fails because the database goes is answered as soon as that is back. */
class DatabaseAwayTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private final TestDatabase database = new TestDatabase();
  private final LeavingUnits units =
      new LeavingUnits(database.unitsOfWork("engine", Path.of("src/main/resources/db/migration")));
  private final Queue<Runnable> ready = new ArrayDeque<>();
  private final List<String> answered = new ArrayList<>();
  private final FakeRooms rooms = new FakeRooms(ACME);
  private final WaitingCallers callers = new WaitingCallers();
  private Consumer<OpenTurn> route =
      turn -> {
        units.away = true;
        throw LeavingUnits.gone();
      };
  private final TurnRunner runner =
      new TurnRunner(
          units,
          new Lanes(ready::add),
          turn -> route.accept(turn),
          new OpenStep(units, rooms, callers),
          new RememberStep(units, rooms),
          "node-1");
  private final Engine engine =
      new Engine(units, rooms, rooms, rooms, rooms, callers, runner, "node-1");
  private final Recovery recovery = new Recovery(units, rooms, runner, "node-1");

  @AfterEach
  void closes() throws SQLException {
    database.close();
  }

  @Test
  void answersAsSoonAsTheDatabaseIsBack() {
    recovery.look();
    accept("Hello");
    runAll();
    route = turn -> answered.add(turn.message().text());
    look();
    assertEquals(List.of(), answered);

    units.away = false;
    look();
    assertEquals(List.of("Hello"), answered);
  }

  @Test
  void looksAgainWhenTheDatabaseGoesBetweenTwoLooks() {
    recovery.look();
    accept("Hello");
    runAll();
    route = turn -> answered.add(turn.message().text());
    units.away = false;
    recovery.look();
    units.away = true;
    runAll();
    assertEquals(List.of(), answered);

    units.away = false;
    look();
    assertEquals(List.of("Hello"), answered);
  }

  private void accept(String words) {
    var conversation = engine.open(ACME, "web", "visitor").conversationId();
    engine.accept(
        new InboundMessage(
            ACME, "web", "m1", conversation, "visitor", words, Map.of(), Instant.now()));
  }

  private void look() {
    recovery.look();
    runAll();
  }

  private void runAll() {
    while (!ready.isEmpty()) {
      ready.poll().run();
    }
  }

  /** A database that may be away. */
  private static final class LeavingUnits implements UnitsOfWork {
    private final UnitsOfWork units;
    private boolean away;

    private LeavingUnits(UnitsOfWork units) {
      this.units = units;
    }

    static PlugdeskException gone() {
      return new PlugdeskException(Kind.TRANSIENT, "The database is away");
    }

    @Override
    public <R> R within(TenantContext tenant, String unit, Function<UnitOfWork, R> work) {
      refuse();
      return units.within(tenant, unit, work);
    }

    @Override
    public <R> R house(Reason reason, String unit, Function<UnitOfWork, R> work) {
      refuse();
      return units.house(reason, unit, work);
    }

    private void refuse() {
      if (away) {
        throw gone();
      }
    }
  }
}
