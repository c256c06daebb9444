package io.plugdesk.routes.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.routes.documents.FakeLibrary;
import io.plugdesk.routes.documents.Shelf;
import io.plugdesk.store.TestDatabase;
import io.plugdesk.testkit.FakeConnector;
import io.plugdesk.testkit.Samples;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A round on a real database, through the real route. */
class RoundTest {
  private static final String PLUGIN = "io.plugdesk.connector.fake";
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static TestDatabase database;
  private static UnitsOfWork units;

  private final FakeConnector fake = new FakeConnector();
  private final FakeLibrary library = new FakeLibrary();
  private final OneConnector plugins = new OneConnector(fake);
  private final RealRoutes routes = new RealRoutes();
  private SyncRows rows;
  private BroughtRows brought;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
    units = database.unitsOfWork("routes", Path.of("src/main/resources/db/migration"));
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  @BeforeEach
  void begin() throws SQLException {
    try (var owner = database.owner();
        var statement = owner.createStatement()) {
      statement.execute("truncate routes.connectors, routes.connector_documents");
    }
    rows = new SyncRows(units, Duration.ofMinutes(2));
    brought = new BroughtRows(units);
  }

  @AfterEach
  void end() {
    routes.close();
  }

  @Test
  void bringsWhatIsNewChangedAndGone() {
    fake.put("returns.md", "Thirty days.");
    fake.put("opening.md", "On Monday.");
    round(1).run(() -> true);
    assertEquals(
        Set.of("acme default fake/returns.md", "acme default fake/opening.md"),
        library.texts.keySet());

    fake.put("returns.md", "Forty-two days.");
    fake.remove("opening.md");
    round(1).run(() -> true);

    assertEquals("Forty-two days.", library.texts.get("acme default fake/returns.md"));
    assertEquals(Set.of("acme default fake/returns.md"), library.texts.keySet());
    assertEquals(1, state().documents());
    assertEquals(0, plugins.leases.get(), "leases that are still held");
  }

  @Test
  void fetchesPageAfterPageAndNothingTwice() {
    fill(120);

    round(1).run(() -> true);
    round(1).run(() -> true);

    assertEquals(120, library.ingested.get());
    assertEquals(120, state().documents());
  }

  @Test
  void asksForThePageAgainThatCouldNotBeStored() {
    fake.put("returns.md", "Thirty days.");
    library.failure = Kind.TRANSIENT;
    var pause = round(1).run(() -> true);
    assertEquals("transient", state().errorKind());
    assertEquals(INTERVAL, pause);
    assertEquals(INTERVAL.multipliedBy(2), round(1).run(() -> true));
    assertTrue(library.texts.isEmpty());

    library.failure = null;
    round(1).run(() -> true);

    assertEquals(1, library.texts.size());
    assertNull(state().error());
  }

  @Test
  void showsWhatTheAdminHasToCorrect() {
    plugins.connector = failing(Kind.MISCONFIGURED, "There is no folder x: correct folder");

    var pause = round(1).run(() -> true);

    assertEquals(Setback.MISCONFIGURED_PAUSE, pause);
    assertEquals("misconfigured", state().errorKind());
    assertEquals("There is no folder x: correct folder", state().error());
  }

  @Test
  void goesOnAfterADocumentThatCannotBeTakenIn() {
    fake.put("setup.exe", "MZ");
    fake.put("returns.md", "Thirty days.");

    round(1).run(() -> true);

    assertEquals(Set.of("acme default fake/returns.md"), library.texts.keySet());
    assertEquals(List.of("setup.exe: It cannot be stored"), state().refused());
    assertNull(state().error());
  }

  @Test
  void bringsEverythingAgainUnderNewSettingsAndRemovesTheRest() {
    fake.put("returns.md", "Thirty days.");
    fake.put("opening.md", "On Monday.");
    round(1).run(() -> true);
    var other = new FakeConnector();
    other.put("returns.md", "Thirty days.");
    plugins.connector = other;

    round(source(2, "help")).run(() -> true);

    assertEquals(Set.of("acme help fake/returns.md"), library.texts.keySet());
    assertEquals(1, state().documents());
  }

  @Test
  void endsEarlyAndGoesOnLater() {
    fill(120);
    var asked = new ArrayList<Boolean>();
    round(1).run(() -> asked.add(true) && asked.size() <= 2);
    assertEquals(50, library.texts.size());

    round(1).run(() -> true);

    assertEquals(120, library.texts.size());
    assertEquals(120, library.ingested.get());
  }

  @Test
  void asksTheVersionThatHasTheWorkByThenForTheNextPage() {
    var held = new ArrayList<Integer>();
    fill(120);
    plugins.connector =
        cursor -> {
          plugins.connector =
              next -> {
                held.add(plugins.leases.get());
                return fake.changesSince(next);
              };
          return fake.changesSince(cursor);
        };

    round(1).run(() -> true);

    assertEquals(List.of(1, 1), held, "leases that are held while a page is asked for");
    assertEquals(120, library.ingested.get());
    assertEquals(120, library.texts.size());
  }

  @Test
  void waitsWhenTheConnectorIsSwitchedOffBetweenTwoPages() {
    fill(120);
    plugins.connector =
        cursor -> {
          plugins.connector = null;
          return fake.changesSince(cursor);
        };
    round(1).run(() -> true);
    assertEquals(50, library.texts.size());
    assertNull(state().error());

    plugins.connector = fake;
    round(1).run(() -> true);

    assertEquals(120, library.ingested.get());
    assertEquals(0, plugins.leases.get(), "leases that are still held");
  }

  @Test
  void leavesARoundToTheNodeThatIsAtIt() {
    fake.put("returns.md", "Thirty days.");
    var other = new SyncRows(units, Duration.ofMinutes(2));
    assertTrue(other.take(source(1, "default")).isPresent());

    round(1).run(() -> true);

    assertTrue(library.texts.isEmpty());
  }

  @Test
  void storesNothingOfAPageThatComesAfterTheEnd() {
    fake.put("returns.md", "Thirty days.");
    var asked = new ArrayList<Boolean>();

    round(1).run(() -> asked.add(true) && asked.size() == 1);

    assertTrue(library.texts.isEmpty(), "" + library.texts);
  }

  @Test
  void storesNothingOfAPageOnceNewSettingsHaveTheRound() {
    fake.put("returns.md", "Thirty days.");
    plugins.connector =
        cursor -> {
          rows.take(source(2, "help")).orElseThrow();
          return fake.changesSince(cursor);
        };

    round(1).run(() -> true);

    assertTrue(library.texts.isEmpty(), "" + library.texts);
    assertNull(state().error());
  }

  @Test
  void takesOverTheRoundOfANodeThatIsLost() {
    fake.put("returns.md", "Thirty days.");
    assertTrue(new SyncRows(units, Duration.ZERO).take(source(1, "default")).isPresent());

    round(1).run(() -> true);

    assertEquals(1, library.texts.size());
  }

  @Test
  void seesAConnectorOfItsTenantOnly() {
    round(1).run(() -> true);

    assertEquals(List.of(), rows.list(Samples.GLOBEX));
  }

  private void fill(int files) {
    for (var number = 0; number < files; number++) {
      fake.put("page-" + number + ".md", "Page " + number);
    }
  }

  private SyncState state() {
    return rows.list(Samples.ACME).get(0);
  }

  private Round round(int revision) {
    rows.due(Samples.ACME, PLUGIN);
    return round(source(revision, "default"));
  }

  private Round round(Source source) {
    var shelf = new Shelf(library, source.tenant(), source.namespace(), source.name());
    return routes.round(
        source, shelf, pages -> new Round(source, shelf, plugins, rows, brought, pages));
  }

  private static Source source(int revision, String namespace) {
    return new Source(Samples.ACME, PLUGIN, revision, namespace, INTERVAL);
  }

  private static Connector failing(Kind kind, String message) {
    return cursor -> {
      throw new PlugdeskException(kind, message);
    };
  }
}
