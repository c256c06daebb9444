package io.plugdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the database is looked for. */
class DatabaseTest {
  @TempDir Path home;

  @Test
  void isOnLoopbackUnlessToldOtherwise() {
    var database = Database.from(Map.of("PLUGDESK_POSTGRES_PORT", "20432"), home);
    assertEquals("jdbc:postgresql://127.0.0.1:20432/plugdesk", database.url());
  }

  @Test
  void followsAnExternalAddress() {
    var url = "jdbc:postgresql://db.example.org/plugdesk?sslmode=verify-full";
    assertEquals(url, Database.from(Map.of("PLUGDESK_POSTGRES_URL", url), home).url());
  }

  @Test
  void keepsTheParametersOfTheAddressOutOfTheLog() {
    var database = new Database("jdbc:postgresql://db/plugdesk?sslpassword=hidden", home);
    assertEquals("jdbc:postgresql://db/plugdesk", database.place());
  }

  @Test
  void readsThePasswordOfEachRole() throws IOException {
    Files.createDirectory(home.resolve("keys"));
    Files.writeString(home.resolve("keys/postgres-house"), "word\n");
    assertEquals("word", Database.from(Map.of(), home).password(DatabaseRole.HOUSE));
  }

  @Test
  void saysWhichPasswordIsMissing() {
    var database = Database.from(Map.of(), home);
    var failure = assertThrows(PlugdeskException.class, () -> database.password(DatabaseRole.APP));
    assertTrue(failure.getMessage().contains("postgres-app"));
  }

  @Test
  void isNotReadyUntilPostgresAnswers() {
    var readiness = new Readiness();
    var watch = new Watch("somewhere", readiness);
    assertFalse(readiness.check().ready());
    watch.answered();
    assertTrue(readiness.check().ready());
    watch.missed("gone");
    assertTrue(readiness.check().detail().contains("somewhere"));
  }
}
