package io.plugdesk.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestJob.Status;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.store.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredLibraryTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final TenantContext GLOBEX =
      new TenantContext("01890000-0000-7000-8000-00000000000b", "globex");
  private static final String RETURNS =
      """
      # Returns

      Returns are free within 30 days.

      ## Refunds

      A refund takes five working days.
      """;

  private final TestDatabase database = new TestDatabase();
  private final UnitsOfWork units =
      database.unitsOfWork("intake", Path.of("src/main/resources/db/migration"));
  private final List<String> audited = new CopyOnWriteArrayList<>();
  private final FakeIndex index = new FakeIndex();
  private final FakeEmbeddings embeddings = new FakeEmbeddings();
  private StoredLibrary library = library();

  @AfterEach
  void close() throws SQLException {
    library.close();
    database.close();
  }

  @Test
  void makesADocumentSearchable() {
    IngestJob job = ingested("returns", RETURNS);
    assertEquals(Status.COMPLETED, job.status());
    assertEquals(2, job.chunksTotal());
    assertEquals(2, job.chunksProcessed());
    assertEquals(2, job.embeddings());
    List<IndexedPassage> passages = index.documents.get("returns");
    assertEquals("Returns", passages.get(0).passage().title());
    assertEquals("Refunds", passages.get(1).passage().section());
    assertEquals("markdown", passages.get(1).passage().metadata().get("document_type"));
    assertEquals(
        "Returns › Refunds\nA refund takes five working days.", embeddings.embedded.get(1));
    assertEquals(List.of("document.ingested"), audited);
    assertEquals(2, library.find(ACME, "default", "returns").orElseThrow().passages());
  }

  @Test
  void doesNothingForADocumentThatHasNotChanged() {
    ingested("returns", RETURNS);
    IngestJob again = library.ingest(ACME, document("returns", RETURNS), Chunking.DEFAULT, "ann");
    assertEquals(Status.COMPLETED, again.status());
    assertEquals(1, index.puts.get());
  }

  @Test
  void replacesADocumentThatHasChanged() {
    ingested("returns", RETURNS);
    String before = library.find(ACME, "default", "returns").orElseThrow().versionId();
    ingested("returns", "# Returns\n\nReturns are free within 14 days.");
    assertEquals(1, index.documents.get("returns").size());
    assertFalse(library.find(ACME, "default", "returns").orElseThrow().versionId().equals(before));
  }

  @Test
  void givesNoVectorToALanguageThatTheModelDoesNotKnow() {
    IngestJob job = ingested("retour", "Die Rückgabe ist kostenlos.");
    assertEquals(0, job.embeddings());
    assertNull(index.documents.get("retour").get(0).embedding());
  }

  @Test
  void removesADocumentWithItsPassages() {
    ingested("returns", RETURNS);
    assertTrue(library.remove(ACME, "default", "returns", "ann"));
    assertTrue(index.documents.isEmpty());
    assertTrue(library.find(ACME, "default", "returns").isEmpty());
    assertFalse(library.remove(ACME, "default", "returns", "ann"));
    assertEquals(List.of("document.ingested", "document.removed"), audited);
  }

  @Test
  void showsADocumentToItsTenantOnly() {
    IngestJob job = ingested("returns", RETURNS);
    assertTrue(library.find(GLOBEX, "default", "returns").isEmpty());
    assertTrue(library.list(GLOBEX, null, null, 10).isEmpty());
    assertTrue(library.job(GLOBEX, job.jobId()).isEmpty());
    assertFalse(library.remove(GLOBEX, "default", "returns", "eve"));
    assertEquals(1, index.documents.size());
  }

  @Test
  void takesUpAJobThatACrashHasLeftBehind() {
    index.failure = new PlugdeskException(PlugdeskException.Kind.TRANSIENT, "away");
    IngestJob job = library.ingest(ACME, document("returns", RETURNS), Chunking.DEFAULT, "ann");
    await(() -> library.job(ACME, job.jobId()).orElseThrow().error() != null);
    library.close();
    index.failure = null;
    inDatabase("update intake.jobs set held = true, due_at = now() - interval '1 second'");
    library = library();
    await(() -> library.job(ACME, job.jobId()).orElseThrow().status() == Status.COMPLETED);
    assertEquals(2, index.documents.get("returns").size());
  }

  @Test
  void tellsWhatIsWrongWhenThereIsNoIndex() {
    library.close();
    library =
        new StoredLibrary(
            units,
            (unit, event) -> audited.add(event.eventType()),
            new FakePlugins(null),
            embeddings,
            text -> "en",
            FakeTenants.of(ACME));
    IngestJob job = ingested("returns", RETURNS);
    assertEquals(Status.FAILED, job.status());
    assertTrue(job.error().contains("io.plugdesk.retrieval.solr"), job.error());
  }

  @Test
  void refusesWhatCannotBeTakenInAndSaysWhy() {
    for (Document document :
        List.of(
            document("", RETURNS),
            document("x".repeat(201), RETURNS),
            document("empty", "<!-- nothing -->"),
            document("large", "word ".repeat(300_000)))) {
      PlugdeskException failure =
          assertThrows(
              PlugdeskException.class,
              () -> library.ingest(ACME, document, Chunking.DEFAULT, "ann"));
      assertEquals(PlugdeskException.Kind.REJECTED, failure.kind());
    }
  }

  @Test
  void listsDocumentsById() {
    ingested("b", RETURNS);
    ingested("a", RETURNS);
    assertEquals(
        List.of("a", "b"),
        library.list(ACME, "default", null, 10).stream().map(Document::documentId).toList());
    assertEquals(
        List.of("b"),
        library.list(ACME, null, "a", 10).stream().map(Document::documentId).toList());
    assertEquals("", library.list(ACME, null, null, 1).get(0).content());
  }

  private StoredLibrary library() {
    return new StoredLibrary(
        units,
        (unit, event) -> audited.add(event.eventType()),
        new FakePlugins(index),
        embeddings,
        text -> text.contains("ü") ? "de" : "en",
        FakeTenants.of(ACME, GLOBEX));
  }

  private IngestJob ingested(String id, String content) {
    String job = library.ingest(ACME, document(id, content), Chunking.DEFAULT, "ann").jobId();
    await(() -> library.job(ACME, job).orElseThrow().status() != Status.PROCESSING);
    return library.job(ACME, job).orElseThrow();
  }

  private static Document document(String id, String content) {
    return new Document(
        id,
        "default",
        null,
        content.startsWith("#") ? Document.Type.MARKDOWN : Document.Type.HTML,
        content,
        null,
        Map.of(),
        null,
        null,
        0);
  }

  private void inDatabase(String sql) {
    try (Connection owner = database.owner();
        var statement = owner.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void await(BooleanSupplier condition) {
    long limit = System.nanoTime() + 40_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, "not within 40 seconds");
      Thread.onSpinWait();
    }
  }
}
