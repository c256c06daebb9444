package io.plugdesk.routes.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.routes.documents.FakeLibrary;
import io.plugdesk.store.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a connector brought is removed to the end, also when that is done twice. */
class ForgetJobsTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final String PLUGIN = "io.plugdesk.connector.fake";

  private final TestDatabase database = new TestDatabase();
  private final UnitsOfWork units =
      database.unitsOfWork("routes", Path.of("src/main/resources/db/migration"));
  private final FakeLibrary library = new FakeLibrary();
  private final List<String> synced = new ArrayList<>();
  private final ForgetJobs jobs =
      new ForgetJobs(
          units,
          library,
          new Connectors() {
            @Override
            public List<SyncState> list(TenantContext tenant) {
              return List.of();
            }

            @Override
            public void sync(TenantContext tenant, String plugin) {
              synced.add(plugin);
            }

            @Override
            public int forget(TenantContext tenant, String plugin) {
              throw new AssertionError("The job does not ask for itself");
            }
          });

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void removesEveryDocumentAndBeginsAnew() {
    for (var number = 0; number < 150; number++) {
      brought("fake/" + number);
    }
    jobs.run(new Job(ACME, ForgetJobs.KIND, PLUGIN));
    jobs.run(new Job(ACME, ForgetJobs.KIND, PLUGIN));
    assertTrue(library.texts.isEmpty());
    assertEquals(0, count());
    assertEquals(List.of(PLUGIN, PLUGIN), synced);
  }

  @Test
  void triesAgainForEver() {
    var job = new Job(ACME, ForgetJobs.KIND, PLUGIN);
    var failure = new IllegalStateException("The index is away");
    assertEquals(Duration.ofSeconds(2), jobs.failed(job, 1, failure).orElseThrow());
    assertEquals(Duration.ofMinutes(1), jobs.failed(job, 500, failure).orElseThrow());
  }

  private void brought(String id) {
    library.texts.put("acme default " + id, "Text");
    var source = new Source(ACME, PLUGIN, 1, "default", Duration.ofMinutes(1));
    units.within(
        ACME,
        "remember a document",
        unit -> {
          BroughtRows.remember(unit.connection(), source, id);
          return null;
        });
  }

  private int count() {
    return units.within(ACME, "count", unit -> BroughtRows.count(unit.connection(), PLUGIN));
  }
}
