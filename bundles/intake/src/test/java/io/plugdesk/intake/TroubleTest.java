package io.plugdesk.intake;

import static io.plugdesk.intake.House.ACME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestJob.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What was accepted is done in the end, whatever fails or comes between. */
class TroubleTest extends InHouse {
  private static final String OLD = "# Returns\n\nReturns are free within 30 days.";
  private static final String NEW = "# Returns\n\nReturns are free within 14 days.";
  private static final PlugdeskException AWAY =
      new PlugdeskException(Kind.TRANSIENT, "The index is away");

  @Test
  void aDocumentWaitsForTheIndexHoweverLongItIsAway() {
    house.index.failure = AWAY;
    IngestJob job = house.offered("returns", OLD);
    triedOften();
    assertEquals(Status.PROCESSING, house.now(job).status());
    assertEquals(Duration.ofMinutes(1), house.jobs.waits.get(19));
    house.index.failure = null;
    assertEquals(Status.COMPLETED, house.done(job).status());
  }

  @Test
  void aRemovalWaitsForTheIndexHoweverLongItIsAway() {
    removedWhile(AWAY);
    triedOften();
    house.index.failure = null;
    house.jobs.all(house.handler);
    assertTrue(house.index.documents.isEmpty());
  }

  @Test
  void aRemovalWaitsForSettings() {
    removedWhile(new PlugdeskException(Kind.MISCONFIGURED, "The index has no address"));
    triedOften();
    house.index.failure = null;
    house.jobs.all(house.handler);
    assertTrue(house.index.documents.isEmpty());
  }

  @Test
  void aRemovalThatMeetsADefectEndsAfterSomeAttempts() {
    house.ingested("returns", OLD);
    house.index.failure = AWAY;
    house.library.remove(ACME, "default", "returns", "ann");
    house.inDatabase("delete from intake.work");
    house.index.failure = new IllegalStateException("A defect");
    house.jobs.all(house.handler);
    assertEquals(7, house.jobs.waits.size());
  }

  @Test
  void attemptsThatWereCutOffDoNotCount() {
    house.index.failure = new PlugdeskException(Kind.MISCONFIGURED, "The index has no address");
    IngestJob job = house.offered("returns", OLD);
    Job queued = house.jobs.waiting.element();
    for (int killed = 0; killed < 5; killed++) {
      assertThrows(PlugdeskException.class, () -> house.handler.run(queued));
    }
    house.jobs.once(house.handler);
    assertEquals(Status.PROCESSING, house.now(job).status());
  }

  @Test
  void turnsThatWereNotItsOwnDoNotCount() {
    IngestJob job = house.offered("returns", OLD);
    house.inDatabase(
        "insert into intake.work select tenant_id, namespace, document_id, 'another',"
            + " now() + interval '1 minute' from intake.documents");
    triedOften();
    house.inDatabase("delete from intake.work");
    house.index.failure = new PlugdeskException(Kind.MISCONFIGURED, "The index has no address");
    house.jobs.once(house.handler);
    assertEquals(Status.PROCESSING, house.now(job).status());
  }

  @Test
  void whatCameBackUnreadableDoesNotInheritOldPassages() {
    house.taken("handbook", OLD);
    house.index.failure = AWAY;
    house.library.remove(ACME, "default", "handbook", "ann");
    house.inDatabase("delete from intake.work");
    house.index.failure = null;
    house.parsing.failure = new PlugdeskException(Kind.REJECTED, "It is cut off.");
    assertEquals(Status.FAILED, house.taken("handbook", "%PDF").status());
    assertTrue(house.index.documents.isEmpty());
  }

  @Test
  void aLateRemovalLeavesWhatCameBackToTheIndex() {
    house.ingested("returns", OLD);
    house.index.failure = AWAY;
    house.library.remove(ACME, "default", "returns", "ann");
    house.inDatabase("delete from intake.work");
    house.index.failure = null;
    Job removal = house.jobs.waiting.remove();
    house.ingested("returns", NEW);
    house.jobs.waiting.add(removal);
    house.jobs.all(house.handler);
    assertEquals(1, house.passages("returns").size());
  }

  @Test
  void doesNotWriteAVersionThatIsReplacedWhileItIsEmbedded() {
    IngestJob first = house.offered("returns", OLD);
    house.embeddings.meanwhile =
        () -> {
          house.embeddings.meanwhile = () -> {};
          house.offered("returns", NEW);
        };
    house.jobs.all(house.handler);
    assertEquals(Status.FAILED, house.now(first).status());
    assertEquals(1, house.index.puts.get());
    assertEquals("Returns are free within 14 days.", house.passages("returns").get(0).text());
  }

  @Test
  void doesNotTakeAVersionForIndexedThatIsReplacedWhileItIsWritten() {
    house.ingested("returns", OLD);
    IngestJob late = house.offered("returns", NEW);
    house.index.beforePut =
        () -> {
          house.index.beforePut = () -> {};
          house.offered("returns", OLD);
        };
    house.jobs.all(house.handler);
    assertEquals(Status.FAILED, house.now(late).status());
    assertEquals("Returns are free within 30 days.", house.passages("returns").get(0).text());
  }

  @Test
  void doesNotEndAJobWhoseDocumentWasTakenByAnother() {
    IngestJob job = house.offered("returns", OLD);
    house.index.beforePut =
        () -> {
          house.index.beforePut = () -> {};
          house.inDatabase("update intake.work set holder = 'another'");
        };
    house.jobs.once(house.handler);
    assertEquals(Status.PROCESSING, house.now(job).status());
    house.inDatabase("delete from intake.work");
    assertEquals(Status.COMPLETED, house.done(job).status());
    assertEquals(2, house.index.puts.get());
  }

  private void removedWhile(PlugdeskException failure) {
    house.ingested("returns", OLD);
    house.index.failure = failure;
    house.library.remove(ACME, "default", "returns", "ann");
    house.inDatabase("delete from intake.work");
  }

  private void triedOften() {
    for (int attempt = 0; attempt < 20; attempt++) {
      house.jobs.once(house.handler);
    }
  }
}
