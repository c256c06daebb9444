package io.plugdesk.intake;

import static io.plugdesk.intake.House.ACME;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.DocumentFile;
import io.plugdesk.desk.store.Sql;
import io.plugdesk.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is refused or redacted of the words around a document. */
class RefusalTest {
  @Test
  void refusesControlCharactersInTheUrl() {
    rejected("url", () -> Limits.names("id", "default", "https://example.com/\u0000"));
    assertDoesNotThrow(() -> Limits.names("id", "default", null));
  }

  @Test
  void refusesControlCharactersInMetadata() {
    Redaction redaction = new Redaction(new FakePrivacy(), ACME, Set.of());
    rejected("metadata.note", () -> Limits.metadata(Map.of("note", "a\u0000b"), redaction));
    assertEquals("a\tb\nc", Limits.metadata(Map.of("note", "a\tb\nc"), redaction).get("note"));
  }

  @Test
  void tellsDataThatDoesNotFitFromADatabaseThatIsAway() throws SQLException {
    try (TestDatabase database = new TestDatabase();
        Connection connection = database.owner()) {
      rejected("22P02", () -> Sql.update(connection, "select ?::int", "many"));
      Sql.update(connection, "create temp table one (id int primary key)");
      Sql.update(connection, "insert into one values (1)");
      rejected("23505", () -> Sql.update(connection, "insert into one values (1)"));
      assertThrows(
          IllegalStateException.class, () -> Sql.update(connection, "select nothing"), "A defect");
    }
  }

  @Test
  void waitsForADatabaseThatIsAway() throws SQLException {
    try (TestDatabase database = new TestDatabase();
        Connection connection = database.owner()) {
      connection.close();
      PlugdeskException failure =
          assertThrows(PlugdeskException.class, () -> Sql.update(connection, "select 1"));
      assertEquals(Kind.TRANSIENT, failure.kind());
    }
  }

  @Test
  void refusesAnIdThatHoldsPersonalData() {
    Redaction redaction = new Redaction(new FakePrivacy(), ACME, Set.of());
    rejected("(email). Give", () -> redaction.checkId(FakePrivacy.ADDRESS + ".md"));
    redaction.checkId("returns.md");
  }

  @Test
  void storesNothingOfATextThatIsNestedWithoutEnd() throws SQLException {
    try (House house = new House()) {
      rejected("500 deep", () -> house.offered("a", "# A\n\n" + ">".repeat(100_000) + "deep"));
      rejected("500 deep", () -> house.offered("b", "<div>".repeat(150_000) + "deep"));
      assertEquals(0, house.rows("documents"));
    }
  }

  @Test
  void keepsNoPersonalDataOfAFileNameInATitle() throws SQLException {
    try (House house = new House()) {
      DocumentFile file =
          new DocumentFile(
              "contact",
              "default",
              null,
              FakePrivacy.ADDRESS + ".pdf",
              new ByteArrayInputStream("We open at nine.".getBytes(StandardCharsets.UTF_8)),
              null,
              Map.of());
      house.library.ingest(ACME, file, Chunking.DEFAULT, "ann");
      assertEquals("[email].pdf", title(house));
      house.jobs.all(house.handler);
      assertEquals("[email]", title(house));
      assertFalse(house.embeddings.embedded.isEmpty());
      assertFalse(String.join("\n", house.embeddings.embedded).contains("lee"));
    }
  }

  private static String title(House house) {
    return house.library.find(ACME, "default", "contact").orElseThrow().title();
  }

  private static void rejected(String word, Executable what) {
    PlugdeskException failure = assertThrows(PlugdeskException.class, what);
    assertEquals(Kind.REJECTED, failure.kind());
    assertTrue(failure.getMessage().contains(word), failure.getMessage());
  }
}
