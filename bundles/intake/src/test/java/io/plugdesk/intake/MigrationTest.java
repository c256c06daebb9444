package io.plugdesk.intake;

import static io.plugdesk.intake.House.ACME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.Migration;
import io.plugdesk.desk.knowledge.Migration.Status;
import io.plugdesk.desk.knowledge.Migrations.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A tenant moves to another back end; nothing is lost, whatever comes between. */
class MigrationTest extends InHouse {
  private static final String RETURNS = "# Returns\n\nReturns are free within 30 days.";
  private static final String SHIPPING = "# Shipping\n\nA parcel takes two days.";
  private static final PlugdeskException AWAY =
      new PlugdeskException(Kind.TRANSIENT, "The index is away");

  @Test
  void theOtherBackEndAnswersWithTheSamePassages() {
    house.ingested("returns", RETURNS);
    house.ingested("umtausch", "# Umtausch\n\nRückgaben sind frei.");
    house.taken("handbook", "# Handbook\n\nPage one.\f# Two\n\nPage two.");
    Map<String, List<IndexedPassage>> before = Map.copyOf(house.index.documents);
    Migration end = moved("second");
    assertEquals(Status.COMPLETED, end.status(), end.error());
    assertEquals(ids(before), ids(house.second.documents));
    assertEquals(3, end.documents());
    assertEquals(ids(before).size(), end.passages());
    assertEquals(FakePlugins.SECOND, house.answering());
    assertTrue(house.index.documents.isEmpty());
    assertEquals(List.of(FakePlugins.SECOND), List.copyOf(house.plugins.on));
    assertTrue(house.audited.contains("knowledge.migrated"));
    assertEquals(0, house.rows("filled"));
  }

  @Test
  void theOldOneAnswersWhileTheOtherIsFilled() {
    house.ingested("returns", RETURNS);
    var answering = new ArrayList<String>();
    house.embeddings.meanwhile = () -> answering.add(house.answering());
    moved("second");
    assertEquals(List.of(FakePlugins.FIRST), answering);
  }

  @Test
  void whatComesAndGoesMeanwhileReachesTheNewOne() {
    house.ingested("returns", RETURNS);
    house.ingested("shipping", SHIPPING);
    house.ingested("old", "# Old\n\nThis goes.");
    Migration begun = begun("second");
    house.jobs.once(house.mover);
    house.ingested("new", "# New\n\nThis came.");
    house.ingested("returns", "# Returns\n\nReturns are free within 14 days.");
    house.library.remove(ACME, "default", "old", "ann");
    assertEquals(Set.of("returns", "shipping", "new"), house.index.documents.keySet());
    assertEquals(Status.COMPLETED, ended(begun).status());
    assertEquals(Set.of("returns", "shipping", "new"), house.second.documents.keySet());
    assertEquals("Returns are free within 14 days.", text(house.second, "returns"));
  }

  @Test
  void whatTheNewOneDidNotTakeMeanwhileIsBroughtLater() {
    house.ingested("returns", RETURNS);
    house.ingested("old", "# Old\n\nThis goes.");
    Migration begun = begun("second");
    house.jobs.once(house.mover);
    house.second.beforePut =
        () -> {
          house.second.beforePut = () -> {};
          house.second.failure = AWAY;
          assertEquals(IngestJob.Status.COMPLETED, house.ingested("shipping", SHIPPING).status());
          house.library.remove(ACME, "default", "old", "ann");
          house.second.failure = null;
        };
    assertEquals(Status.COMPLETED, ended(begun).status());
    assertEquals(Set.of("returns", "shipping"), house.second.documents.keySet());
  }

  @Test
  void aJobThatEndsAfterTheMoveIsDoneAgainAtTheNewPlace() {
    house.ingested("returns", RETURNS);
    IngestJob late = house.offered("shipping", SHIPPING);
    house.index.beforePut =
        () -> {
          house.index.beforePut = () -> {};
          assertEquals(Status.COMPLETED, moved("second").status());
          house.plugins.on.add(FakePlugins.FIRST);
        };
    assertEquals(IngestJob.Status.COMPLETED, house.done(late).status());
    assertEquals(Set.of("returns", "shipping"), house.second.documents.keySet());
  }

  @Test
  void goesOnWhereItWasCutOff() {
    house.ingested("a", "# A\n\nFirst.");
    house.ingested("b", "# B\n\nSecond.");
    Migration begun = begun("second");
    house.jobs.once(house.mover);
    house.second.beforePut =
        () -> {
          house.second.beforePut = () -> house.second.failure = AWAY;
        };
    house.jobs.once(house.mover);
    house.jobs.once(house.mover);
    assertEquals("The index is away", now(begun).error());
    assertEquals(FakePlugins.FIRST, house.answering());
    house.second.beforePut = () -> {};
    house.second.failure = null;
    int embedded = house.embeddings.embedded.size();
    assertEquals(Status.COMPLETED, ended(begun).status());
    assertTrue(house.embeddings.embedded.size() <= embedded + 1, "The first is not done again");
    assertEquals(Set.of("a", "b"), house.second.documents.keySet());
  }

  @Test
  void doesNotMoveToABackEndThatLosesPassages() {
    house.ingested("returns", RETURNS + "\n\n" + "word ".repeat(100));
    house.second.loses = true;
    Migration begun = begun("second");
    house.jobs.once(house.mover);
    house.jobs.once(house.mover);
    assertEquals(Status.FILLING, now(begun).status());
    assertTrue(now(begun).error().contains("passages of the document returns"), now(begun).error());
    assertEquals(FakePlugins.FIRST, house.answering());
  }

  @Test
  void calledOffItLeavesEverythingAsItWas() {
    house.ingested("returns", RETURNS);
    Migration begun = begun("second");
    house.jobs.once(house.mover);
    house.migrations.cancel(ACME, begun.jobId(), "ben");
    Migration end = ended(begun);
    assertEquals(Status.FAILED, end.status());
    assertEquals("It was called off by ben.", end.error());
    assertEquals(FakePlugins.FIRST, house.answering());
    assertEquals(List.of(FakePlugins.FIRST), List.copyOf(house.plugins.on));
    assertTrue(house.second.documents.isEmpty());
  }

  @Test
  void aDocumentWhoseNewestVersionFailedKeepsTheTenantWhereItIs() {
    house.taken("handbook", RETURNS);
    house.parsing.failure = new PlugdeskException(Kind.REJECTED, "It is cut off.");
    house.taken("handbook", "%PDF");
    var refused = assertThrows(PlugdeskException.class, () -> begun("second"));
    assertTrue(refused.getMessage().contains("handbook"), refused.getMessage());
    assertEquals(0, house.rows("migrations"));
  }

  @Test
  void keepsTheOldPassagesWhenToldSo() {
    house.ingested("returns", RETURNS);
    ended(house.migrations.begin(ACME, new Order("second", true, false, "ann")));
    assertFalse(house.index.documents.isEmpty());
    assertEquals(List.of(FakePlugins.SECOND), List.copyOf(house.plugins.on));
  }

  @Test
  void movesBackOverWhatWasLeftThere() {
    house.ingested("returns", RETURNS);
    ended(house.migrations.begin(ACME, new Order("second", true, false, "ann")));
    house.library.remove(ACME, "default", "returns", "ann");
    house.ingested("shipping", SHIPPING);
    assertEquals(Status.COMPLETED, moved("first").status());
    assertEquals(Set.of("shipping"), house.index.documents.keySet());
  }

  @Test
  void saysWhatWouldHappenAndChangesNothing() {
    house.ingested("returns", RETURNS);
    Migration plan = house.migrations.begin(ACME, new Order("second", false, true, "ann"));
    assertEquals(Status.PLANNED, plan.status());
    assertEquals(FakePlugins.FIRST, plan.from());
    assertEquals(FakePlugins.SECOND, plan.to());
    assertEquals(1, plan.documentsTotal());
    assertEquals(0, house.rows("migrations"));
    assertTrue(house.jobs.waiting.isEmpty());
  }

  @Test
  void theSameOrderAgainFollowsTheOneThatRuns() {
    house.ingested("returns", RETURNS);
    assertEquals(begun("second").jobId(), begun("second").jobId());
  }

  @Test
  void aBackEndThatIsSwitchedOnByHandDoesNotTakeTheAnswers() {
    house.ingested("returns", RETURNS);
    house.plugins.on.add(FakePlugins.SECOND);
    assertEquals(FakePlugins.FIRST, house.answering());
    house.ingested("shipping", SHIPPING);
    assertEquals(Set.of("returns", "shipping"), house.index.documents.keySet());
  }

  @Test
  void namesTheBackEndsThereAre() {
    var refused = assertThrows(PlugdeskException.class, () -> begun("third"));
    assertTrue(refused.getMessage().contains(FakePlugins.SECOND), refused.getMessage());
    house.ingested("returns", RETURNS);
    assertThrows(PlugdeskException.class, () -> begun("first"));
  }

  private Migration begun(String to) {
    return house.migrations.begin(ACME, new Order(to, false, false, "ann"));
  }

  private Migration moved(String to) {
    return ended(begun(to));
  }

  private Migration ended(Migration begun) {
    house.jobs.all(house.mover);
    return now(begun);
  }

  private Migration now(Migration begun) {
    return house.migrations.find(ACME, begun.jobId()).orElseThrow();
  }

  private static String text(FakeIndex index, String document) {
    return index.documents.get(document).get(0).passage().text();
  }

  private static Set<String> ids(Map<String, List<IndexedPassage>> documents) {
    var ids = new TreeSet<String>();
    documents
        .values()
        .forEach(
            passages ->
                passages.stream()
                    .map(IndexedPassage::passage)
                    .map(Passage::chunkId)
                    .forEach(ids::add));
    return ids;
  }
}
