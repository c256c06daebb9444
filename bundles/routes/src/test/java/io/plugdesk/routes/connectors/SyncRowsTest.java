package io.plugdesk.routes.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.connector.Cursor;
import io.plugdesk.store.TestDatabase;
import io.plugdesk.testkit.Samples;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows of two rounds of one connector, on a real database. */
class SyncRowsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aRoundOfOldSettingsTouchesNothingOfTheNewOnes() throws SQLException {
    try (var database = new TestDatabase()) {
      check(
          new SyncRows(
              database.unitsOfWork("routes", Path.of("src/main/resources/db/migration")), MINUTE));
    }
  }

  private static void check(SyncRows rows) {
    var old = source(1);
    var oldHolder = rows.take(old).orElseThrow().holder();
    var changed = source(2);
    var holder = rows.take(changed).orElseThrow().holder();

    assertFalse(rows.advance(old, oldHolder, new Cursor("old"), List.of(), List.of()));
    assertFalse(rows.advance(changed, oldHolder, new Cursor("old"), List.of(), List.of()));
    rows.finish(old, oldHolder, new Outcome(1, 0, List.of()));
    rows.fail(old, oldHolder, new Setback("transient", "No answer", MINUTE));
    rows.release(old, oldHolder);
    rows.release(old, holder);
    assertTrue(rows.take(changed).isEmpty(), "the round of the new settings was ended");
    assertNull(rows.list(Samples.ACME).get(0).error());
    assertTrue(rows.advance(changed, holder, new Cursor("new"), List.of(), List.of()));
    rows.release(changed, holder);

    var again = rows.take(changed).orElseThrow();
    assertEquals("new", again.cursor().value());
    assertTrue(again.whole(), "the old documents would never be swept");
  }

  private static Source source(int revision) {
    return new Source(Samples.ACME, "io.plugdesk.connector.fake", revision, "default", MINUTE);
  }
}
