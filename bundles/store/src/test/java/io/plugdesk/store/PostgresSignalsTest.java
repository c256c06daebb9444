package io.plugdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals on a real PostgreSQL. */
class PostgresSignalsTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final int LIMIT_SECONDS = 20;

  @TempDir Path scripts;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private TestDatabase database;
  private UnitsOfWork units;
  private Signals signals;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(scripts.resolve("V1__note.sql"), "create table note (id int)");
    database = new TestDatabase();
    units = database.unitsOfWork("notes", scripts);
    signals = database.signals(listener("notes.changed", "notes"), listener("other", "other"));
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void areHeardByThoseWhoFollowTheTopicAfterTheCommit() throws Exception {
    awaitTheLine();
    units.within(ACME, "send", unit -> send("notes.changed", "seven eight", unit));
    assertEquals("notes seven eight", next());
  }

  @Test
  void areNotHeardWhenTheUnitFails() throws Exception {
    awaitTheLine();
    assertThrows(
        IllegalStateException.class,
        () ->
            units.within(
                ACME,
                "fail",
                unit -> {
                  signals.send(unit, "notes.changed", "lost");
                  throw new IllegalStateException("no");
                }));
    units.within(ACME, "send", unit -> send("notes.changed", "kept", unit));
    assertEquals("notes kept", next());
  }

  @Test
  void saysThatSomeMayHaveBeenMissedWhenTheLineBreaks() throws Exception {
    awaitTheLine();
    try (var owner = database.owner();
        var statement = owner.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen plugdesk'"
              + " and datname = current_database()");
    }
    awaitTheLine();
    units.within(ACME, "send", unit -> send("notes.changed", "again", unit));
    assertEquals("notes again", next());
  }

  @Test
  void refuseATopicThatIsNone() {
    assertThrows(
        IllegalArgumentException.class,
        () -> units.within(ACME, "send", unit -> send("No Topic", "", unit)));
  }

  private Void send(String topic, String text, UnitOfWork unit) {
    signals.send(unit, topic, text);
    return null;
  }

  /** Both listeners are told once that the line is up. */
  private void awaitTheLine() throws InterruptedException {
    assertEquals("notes?", next());
    assertEquals("other?", next());
  }

  private String next() throws InterruptedException {
    return heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private Signals.Listener listener(String topic, String name) {
    return new Signals.Listener() {
      @Override
      public String topic() {
        return topic;
      }

      @Override
      public void heard(String text) {
        heard.add(name + " " + text);
      }

      @Override
      public void missed() {
        heard.add(name + "?");
      }
    };
  }
}
