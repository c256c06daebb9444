package io.plugdesk.intake;

import static io.plugdesk.intake.House.ACME;
import static io.plugdesk.intake.House.GLOBEX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestJob.Status;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredLibraryTest extends InHouse {
  private static final String RETURNS =
      """
      # Returns

      Returns are free within 30 days.

      ## Refunds

      A refund takes five working days.
      """;

  @Test
  void makesADocumentSearchable() {
    IngestJob job = house.ingested("returns", RETURNS);
    assertEquals(Status.COMPLETED, job.status());
    assertEquals(2, job.chunksTotal());
    assertEquals(2, job.chunksProcessed());
    assertEquals(2, job.embeddings());
    List<Passage> passages = house.passages("returns");
    assertEquals("Returns", passages.get(0).title());
    assertEquals("Refunds", passages.get(1).section());
    assertEquals("markdown", passages.get(1).metadata().get("document_type"));
    assertEquals(
        "Returns › Refunds\nA refund takes five working days.", house.embeddings.embedded.get(1));
    assertEquals(List.of("document.ingested"), house.audited);
    assertEquals(2, house.library.find(ACME, "default", "returns").orElseThrow().passages());
    assertEquals(0, house.rows("work"));
  }

  @Test
  void doesNothingForADocumentThatHasNotChanged() {
    house.ingested("returns", RETURNS);
    IngestJob again = house.offered("returns", RETURNS);
    assertEquals(Status.COMPLETED, again.status());
    assertEquals(1, house.index.puts.get());
    assertTrue(house.jobs.waiting.isEmpty());
  }

  @Test
  void replacesADocumentThatHasChanged() {
    house.ingested("returns", RETURNS);
    String before = house.library.find(ACME, "default", "returns").orElseThrow().versionId();
    house.ingested("returns", "# Returns\n\nReturns are free within 14 days.");
    assertEquals(1, house.passages("returns").size());
    assertNotEquals(
        before, house.library.find(ACME, "default", "returns").orElseThrow().versionId());
  }

  @Test
  void theNewestVersionWinsHoweverTheJobsAreDone() {
    IngestJob first = house.offered("returns", RETURNS);
    IngestJob second = house.offered("returns", "# Returns\n\nReturns are free within 14 days.");
    house.jobs.all(house.handler);
    assertEquals(Status.FAILED, house.now(first).status());
    assertTrue(house.now(first).error().contains("replaced"), house.now(first).error());
    assertEquals(Status.COMPLETED, house.now(second).status());
    assertEquals(1, house.index.puts.get());
    assertEquals("Returns are free within 14 days.", house.passages("returns").get(0).text());
  }

  @Test
  void theSameDocumentTwiceIsIndexedOnce() {
    IngestJob first = house.offered("returns", RETURNS);
    IngestJob second = house.offered("returns", RETURNS);
    house.jobs.all(house.handler);
    assertEquals(Status.COMPLETED, house.now(first).status());
    assertEquals(Status.COMPLETED, house.now(second).status());
    assertEquals(1, house.index.puts.get());
  }

  @Test
  void givesNoVectorToALanguageThatTheModelDoesNotKnow() {
    IngestJob job = house.ingested("retour", "Die Rückgabe ist kostenlos.");
    assertEquals(0, job.embeddings());
    assertNull(house.index.documents.get("retour").get(0).embedding());
  }

  @Test
  void removesADocumentWithItsPassages() {
    house.ingested("returns", RETURNS);
    assertTrue(house.library.remove(ACME, "default", "returns", "ann"));
    assertTrue(house.index.documents.isEmpty());
    assertTrue(house.library.find(ACME, "default", "returns").isEmpty());
    assertFalse(house.library.remove(ACME, "default", "returns", "ann"));
    assertEquals(List.of("document.ingested", "document.removed"), house.audited);
    house.jobs.all(house.handler);
    assertEquals(0, house.rows("work"));
  }

  @Test
  void aDocumentThatCameBackBeforeItsPassagesWentStays() {
    house.ingested("returns", RETURNS);
    house.index.failure = new PlugdeskException(Kind.TRANSIENT, "away");
    house.library.remove(ACME, "default", "returns", "ann");
    house.index.failure = null;
    house.inDatabase("delete from intake.work");
    house.ingested("returns", RETURNS);
    assertEquals(2, house.passages("returns").size());
  }

  @Test
  void showsADocumentToItsTenantOnly() {
    IngestJob job = house.ingested("returns", RETURNS);
    assertTrue(house.library.find(GLOBEX, "default", "returns").isEmpty());
    assertTrue(house.library.list(GLOBEX, null, null, 10).isEmpty());
    assertTrue(house.library.job(GLOBEX, job.jobId()).isEmpty());
    assertTrue(house.progress.latest(GLOBEX, house.library.list(ACME, null, null, 10)).isEmpty());
    assertFalse(house.library.remove(GLOBEX, "default", "returns", "eve"));
    assertEquals(1, house.index.documents.size());
  }

  @Test
  void triesAgainWhatMayPassAndWaitsLongerEachTime() {
    house.index.failure = new PlugdeskException(Kind.TRANSIENT, "The index is away");
    IngestJob job = house.offered("returns", RETURNS);
    house.jobs.once(house.handler);
    house.jobs.once(house.handler);
    assertEquals(Status.PROCESSING, house.now(job).status());
    assertEquals("The index is away", house.now(job).error());
    assertTrue(house.jobs.waits.get(0).compareTo(house.jobs.waits.get(1)) < 0);
    house.index.failure = null;
    assertEquals(Status.COMPLETED, house.done(job).status());
    assertNull(house.now(job).error());
  }

  @Test
  void givesUpAtOnceWhatIsRefused() {
    house.index.failure = new PlugdeskException(Kind.REJECTED, "The index refuses it");
    IngestJob job = house.ingested("returns", RETURNS);
    assertEquals(Status.FAILED, job.status());
    assertEquals("The index refuses it", job.error());
    assertTrue(house.jobs.waits.isEmpty());
    assertEquals(0, house.rows("work"));
  }

  @Test
  void tellsWhatIsWrongWhenThereIsNoIndex() throws SQLException {
    try (House without = new House(false)) {
      IngestJob job = without.ingested("returns", RETURNS);
      assertEquals(Status.FAILED, job.status());
      assertTrue(job.error().contains("io.plugdesk.retrieval.solr"), job.error());
    }
  }

  @Test
  void refusesWhatCannotBeTakenInAndSaysWhy() {
    for (Document document :
        List.of(
            House.text("", RETURNS),
            House.text("x".repeat(201), RETURNS),
            House.text("empty", "<!-- nothing -->"),
            House.text("large", "word ".repeat(300_000)))) {
      PlugdeskException failure =
          assertThrows(
              PlugdeskException.class,
              () -> house.library.ingest(ACME, document, Chunking.DEFAULT, "ann"));
      assertEquals(Kind.REJECTED, failure.kind());
    }
  }

  @Test
  void listsDocumentsById() {
    house.ingested("b", RETURNS);
    house.ingested("a", RETURNS);
    assertEquals(
        List.of("a", "b"),
        house.library.list(ACME, "default", null, 10).stream().map(Document::documentId).toList());
    assertEquals(
        List.of("b"),
        house.library.list(ACME, null, "a", 10).stream().map(Document::documentId).toList());
    assertEquals("", house.library.list(ACME, null, null, 1).get(0).content());
  }

  @Test
  void keepsNoPersonalDataOfATextAndSaysWhereItWas() {
    house.ingested(
        "contact",
        "# Contact\n\nOpen all day.\n\n## Mail\n\nWrite to ann_lee@example.com or ann\\_lee@example.com.");
    List<Passage> passages = house.passages("contact");
    assertEquals("Write to [email] or [email].", passages.get(1).text());
    assertEquals("true", passages.get(1).metadata().get("redacted"));
    assertNull(passages.get(0).metadata().get("redacted"));
    Document stored = house.library.find(ACME, "default", "contact").orElseThrow();
    assertFalse(stored.content().contains(FakePrivacy.ADDRESS), stored.content());
    assertFalse(String.join("\n", house.embeddings.embedded).contains(FakePrivacy.ADDRESS));
  }
}
