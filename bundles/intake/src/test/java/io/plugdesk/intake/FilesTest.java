package io.plugdesk.intake;

import static io.plugdesk.intake.House.ACME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Chunking.Strategy;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.DocumentFile;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestJob.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Documents that come as files: read once, by pages, and gone without a trace. */
class FilesTest extends InHouse {
  private static final String HANDBOOK =
      "# Handbook\n\nWelcome.\n\n## Refunds\n\nFive days.\f"
          + "On this page refunds go on.\f### Damaged goods\n\nSend a picture.";

  @Test
  void sweepsOutTheBytesThatNoDocumentHas() {
    house.taken("handbook", "Kept.");
    house.files.put(ACME, new ByteArrayInputStream("Lost.".getBytes(UTF_8)), 100);
    house.sweep.sweep(ACME, Instant.now());
    assertEquals(1, house.files.files.size());
    assertTrue(house.files.files.containsKey("acme" + Digests.of("Kept.")));
  }

  @Test
  void aTenantThatIsDeletedMeanwhileTakesNothingIn() {
    house.tenants.gone = true;
    assertThrows(PlugdeskException.class, () -> house.offered("returns", "# Returns"));
    assertThrows(PlugdeskException.class, () -> house.sent("handbook", "Text"));
    assertEquals(0, house.rows("documents"));
    assertTrue(house.files.files.isEmpty());
  }

  @Test
  void givesEachPassageItsPageAndTheHeadingsThatAreOpenThere() {
    IngestJob job = house.taken("handbook", HANDBOOK);
    assertEquals(Status.COMPLETED, job.status());
    List<Passage> passages = house.passages("handbook");
    assertEquals(
        List.of("1-1 ", "1-2 Refunds", "3-3 Refunds › Damaged goods"),
        passages.stream()
            .map(each -> each.page() + "-" + each.lastPage() + " " + each.section())
            .toList());
    assertEquals("Five days.\n\nOn this page refunds go on.", passages.get(1).text());
    assertEquals("Handbook", passages.get(0).title());
    assertEquals("pdf", passages.get(0).metadata().get("document_type"));
    Document shown = house.library.find(ACME, "default", "handbook").orElseThrow();
    assertEquals("Handbook", shown.title());
    assertTrue(shown.content().contains("Send a picture."), shown.content());
    assertEquals(3, shown.passages());
  }

  @Test
  void losesNoHeadingUnderWhichNothingStands() {
    house.taken("slides", "# Year\f## Plan\f## Plan\n\nGrow.\n\n## Questions\f## Thanks");
    assertEquals(
        List.of("2 Plan", "3 Grow.", "3 Questions\n\nThanks"),
        house.passages("slides").stream().map(each -> each.page() + " " + each.text()).toList());
  }

  @Test
  void findsAFileThatSaysNothingBeyondItsTitle() {
    assertEquals(Status.COMPLETED, house.taken("cover", "# Our year").status());
    assertEquals("Our year", house.passages("cover").get(0).text());
  }

  @Test
  void readsTheSameBytesOnce() {
    house.taken("handbook", HANDBOOK);
    IngestJob again = house.sent("handbook", HANDBOOK);
    assertEquals(Status.COMPLETED, again.status());
    assertEquals(3, again.chunksTotal());
    assertEquals(1, house.parsing.reads);
    assertEquals(1, house.index.puts.get());
    assertTrue(house.jobs.waiting.isEmpty());
  }

  @Test
  void cutsAnewWithoutReadingAnew() {
    house.taken("handbook", HANDBOOK);
    Chunking other = new Chunking(Strategy.FIXED_SIZE, 16);
    DocumentFile file = House.file("handbook", HANDBOOK);
    assertEquals(
        Status.COMPLETED, house.done(house.library.ingest(ACME, file, other, "ann")).status());
    assertEquals(1, house.parsing.reads);
    assertEquals(2, house.index.puts.get());
  }

  @Test
  void replacesPagesPassagesAndBytesOfAChangedFile() {
    house.taken("handbook", HANDBOOK);
    house.taken("handbook", "Only one page is left.");
    assertEquals(1, house.passages("handbook").size());
    assertEquals(1, house.rows("pages"));
    assertEquals(1, house.files.files.size());
  }

  @Test
  void leavesNoTraceOfARemovedFile() {
    house.taken("handbook", HANDBOOK);
    house.taken("copy", HANDBOOK);
    assertEquals(1, house.files.files.size());
    house.library.remove(ACME, "default", "handbook", "ann");
    assertEquals(1, house.files.files.size());
    house.library.remove(ACME, "default", "copy", "ann");
    assertTrue(house.files.files.isEmpty());
    assertTrue(house.index.documents.isEmpty());
    assertEquals(0, house.rows("documents") + house.rows("pages"));
  }

  @Test
  void aTextInPlaceOfAFileTakesThePagesAway() {
    house.taken("handbook", HANDBOOK);
    house.ingested("handbook", "# Handbook\n\nNow as text.");
    assertEquals(1, house.passages("handbook").size());
    assertNull(house.passages("handbook").get(0).page());
    assertEquals(0, house.rows("pages"));
    assertTrue(house.files.files.isEmpty());
  }

  @Test
  void keepsTheReasonOfAFileThatCannotBeReadButNotItsBytes() {
    house.parsing.failure = new PlugdeskException(Kind.REJECTED, "It is encrypted. Remove that.");
    IngestJob job = house.taken("handbook", HANDBOOK);
    assertEquals(Status.FAILED, job.status());
    assertEquals("It is encrypted. Remove that.", job.error());
    assertTrue(house.files.files.isEmpty());
    house.parsing.failure = null;
    assertEquals(Status.COMPLETED, house.taken("handbook", HANDBOOK).status());
  }

  @Test
  void aNewVersionThatCannotBeReadLeavesTheOldOneSearchable() {
    house.taken("handbook", HANDBOOK);
    house.parsing.failure = new PlugdeskException(Kind.REJECTED, "It is cut off.");
    assertEquals(Status.FAILED, house.taken("handbook", "%PDF").status());
    assertEquals(3, house.passages("handbook").size());
    List<Document> documents = house.library.list(ACME, null, null, 10);
    assertEquals("It is cut off.", house.progress.latest(ACME, documents).get(0).error());
  }

  @Test
  void saysThatAFileIsNestedWithoutEndOnWhicheverPage() {
    String deep = ">".repeat(30_000) + " deep";
    for (String content : List.of(deep, "# Returns\n\nFree.\f" + deep)) {
      IngestJob job = house.taken("handbook", content);
      assertEquals(Status.FAILED, job.status());
      assertTrue(job.error().contains("more than 500 deep"), job.error());
    }
    assertEquals(Status.COMPLETED, house.taken("handbook", HANDBOOK).status());
  }

  @Test
  void saysThatAFileHasNoText() {
    assertTrue(house.taken("scan", " \f ").error().contains("no text"));
    assertTrue(house.taken("empty", "").error().contains("no text"));
  }

  @Test
  void takesALargeFileThroughInBatches() {
    String book =
        IntStream.range(0, 300)
            .mapToObj(page -> "## Part " + page + "\n\n" + "Words of page " + page + ". ".repeat(9))
            .collect(Collectors.joining("\f"));
    IngestJob job = house.taken("book", book);
    assertEquals(Status.COMPLETED, job.status(), job.error());
    assertEquals(300, house.passages("book").size());
    assertEquals(300, job.chunksProcessed());
    assertTrue(house.index.adds.get() > 3);
    assertTrue(house.index.largest <= 64);
    house.taken("book", "Short by now.");
    assertEquals(1, house.passages("book").size());
  }

  @Test
  void stopsReadingWhenANewerVersionComes() {
    String page = "word ".repeat(50_000);
    IngestJob first = house.sent("book", page + "\f" + page);
    house.parsing.afterPage =
        () -> {
          house.parsing.afterPage = () -> {};
          house.sent("book", "Short by now.");
        };
    house.jobs.all(house.handler);
    assertEquals(Status.FAILED, house.now(first).status());
    assertEquals(List.of("Short by now."), texts("book"));
    assertEquals(1, house.files.files.size());
  }

  @Test
  void jobsOfOneDocumentDoNotRunOverOneAnother() {
    house.sent("book", "One.");
    Job running = house.jobs.waiting.peek();
    house.parsing.afterPage =
        () -> {
          house.parsing.afterPage = () -> {};
          house.sent("book", "Two.");
          Job next = house.jobs.waiting.element();
          assertThrows(Busy.class, () -> house.handler.run(next));
        };
    house.jobs.all(house.handler);
    assertFalse(house.jobs.waiting.contains(running));
    assertEquals(List.of("Two."), texts("book"));
  }

  @Test
  void aFileThatHeldPersonalDataGoesOnceItIsRead() {
    String file = "# Contact\n\nWrite to ann_lee@example.com.\f## Elsewhere\n\nBy phone.";
    house.taken("contact", file);
    assertTrue(house.files.files.isEmpty());
    assertEquals("Write to [email].", house.passages("contact").get(0).text());
    assertEquals("true", house.passages("contact").get(0).metadata().get("redacted"));
    assertNull(house.passages("contact").get(1).metadata().get("redacted"));
    IngestJob again = house.sent("contact", file);
    assertEquals(Status.COMPLETED, again.status());
    assertTrue(house.files.files.isEmpty());
  }

  @Test
  void namesADocumentByItsFileWhenNothingElseDoes() {
    house.taken("opening_hours", "We open at nine.");
    assertEquals("Opening hours", house.passages("opening_hours").get(0).title());
    house.parsing.title = "Times";
    house.taken("times", "# Hours\n\nWe open at ten.");
    assertEquals("Times", house.passages("times").get(0).title());
    assertEquals("Hours", house.passages("times").get(0).section());
  }

  @Test
  void refusesANameThatIsOnlyAPath() {
    for (String name : List.of("../..", "a/", "..", " ", "\u0007")) {
      DocumentFile file =
          new DocumentFile(
              "id", "default", null, name, InputStream.nullInputStream(), null, Map.of());
      PlugdeskException failure =
          assertThrows(
              PlugdeskException.class,
              () -> house.library.ingest(ACME, file, Chunking.DEFAULT, "ann"));
      assertEquals(Kind.REJECTED, failure.kind());
    }
    assertTrue(house.files.files.isEmpty());
    assertEquals("x", Limits.fileName("..\\../../x"));
  }

  private List<String> texts(String id) {
    return house.passages(id).stream().map(Passage::text).toList();
  }
}
