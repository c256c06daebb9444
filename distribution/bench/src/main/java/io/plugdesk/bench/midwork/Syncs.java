package io.plugdesk.bench.midwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plugdesk.bench.wire.Deployed;
import io.plugdesk.bench.wire.Jar;
import io.plugdesk.bench.wire.OwnDatabase;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire.Call;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeSet;

/**
 * Replaces the connector of a watched folder each time it has brought a part of what came, and
 * counts what is lost or there twice by the end.
 */
final class Syncs {
  private static final String PLUGIN = "io.plugdesk.connector.folder";
  private static final String FILE = "bench-connector.jar";
  private static final long LOOK_MILLIS = 100;
  private static final int SAMPLE = 10;

  private final House house;
  private final Tenant tenant;
  private final Lockers lockers;
  private final Deployed versions;
  private final OwnDatabase database;
  private final TreeSet<String> failures = new TreeSet<>();
  private int upgrades;
  private int inSync;
  private double slowestDrain;

  Syncs(House house, Tenant tenant, Lockers lockers) {
    this.house = house;
    this.tenant = tenant;
    this.lockers = lockers;
    this.versions = new Deployed(tenant, PLUGIN);
    this.database = new OwnDatabase(house);
  }

  /** Upgrades so often, and adds what became of the files. */
  void run(int rounds, Map<String, Object> figures) throws IOException, InterruptedException {
    var settings = Map.<String, Object>of("namespace", Lockers.NAMESPACE, "interval_seconds", 1);
    tenant.on(PLUGIN, settings);
    for (int round = 1; round <= rounds; round++) {
      upgrade("1.0." + round);
    }
    attempt("every document is indexed", () -> jobs("status = 'processing'") == 0);
    judge(figures);
  }

  private void upgrade(String version) throws IOException, InterruptedException {
    var jar = Jar.shipped(house.assembly(), "plugdesk-connector-folder", version);
    int before = lockers.count();
    lockers.next();
    Deployed.await("the sync begins", LOOK_MILLIS, () -> brought() > before);
    jar.drop(house.deploy(), FILE);
    Deployed.await(version + " takes over", LOOK_MILLIS, () -> looked(versions.serves(version)));
    long taken = System.nanoTime();
    int brought = brought();
    inSync += brought < lockers.count() ? 1 : 0;
    Deployed.await("the one before goes", LOOK_MILLIS, () -> looked(versions.isAlone(version)));
    double drain = (System.nanoTime() - taken) / 1e6;
    slowestDrain = Math.max(slowestDrain, drain);
    upgrades++;
    System.err.printf(
        "connector %s: took over at %d of %d files, the one before was gone %.0f ms later%n",
        version, brought, lockers.count(), drain);
    attempt("all files are brought", () -> brought() == lockers.count());
  }

  /** What does not come true in time is seen in the figures. */
  private static void attempt(String what, Deployed.Condition condition)
      throws IOException, InterruptedException {
    try {
      Deployed.await(what, LOOK_MILLIS, condition);
    } catch (IllegalStateException never) {
      System.err.println(never.getMessage());
    }
  }

  private int brought() throws InterruptedException {
    var state = state();
    if (state.hasNonNull("error")) {
      failures.add(state.path("last_run").asText() + " " + state.path("error").asText());
    }
    return state.path("documents").asInt();
  }

  /** Looks for a failed round too: the next good one forgets it. */
  private boolean looked(boolean seen) throws InterruptedException {
    brought();
    return seen;
  }

  private JsonNode state() throws InterruptedException {
    var list = tenant.wire().insist(Call.get("/api/v1/connectors", tenant.admin()));
    for (var each : list.path("connectors")) {
      if (each.path("plugin").asText().equals(PLUGIN)) {
        return each;
      }
    }
    return MissingNode.getInstance();
  }

  private void judge(Map<String, Object> figures) throws IOException, InterruptedException {
    int missing = 0;
    int doubled = 0;
    for (int number = 0; number < lockers.count(); number += SAMPLE) {
      int found = lockers.found(tenant, number);
      missing += found == 0 ? 1 : 0;
      doubled += found > 1 ? 1 : 0;
    }
    failures.forEach(failure -> System.err.println("The sync failed: " + failure));
    int indexed = count("intake.documents where indexed is not null");
    figures.put("files", lockers.count());
    figures.put("upgrades", upgrades);
    figures.put("upgrades_in_sync", inSync);
    figures.put("sync_lost", Math.max(missing, lockers.count() - indexed));
    figures.put("sync_twice", Math.max(doubled, jobs("kind = 'ingest'") - lockers.count()));
    figures.put("sync_failed_rounds", failures.size());
    figures.put("sync_failed_jobs", jobs("status = 'failed'"));
    figures.put("slowest_drain_ms", Math.round(slowestDrain));
  }

  private int jobs(String condition) throws IOException {
    return count("intake.jobs where " + condition);
  }

  private int count(String what) throws IOException {
    var rows =
        database.rows(
            "select count(*) from "
                + what
                + " and tenant_id = cast(? as uuid) and document_id like ?",
            tenant.id(),
            Lockers.IDS + "%");
    return Integer.parseInt(rows.get(0).get(0));
  }

  /** Takes out what was put in. */
  void undo() throws IOException, InterruptedException {
    if (Files.deleteIfExists(house.deploy().resolve(FILE))) {
      attempt("the connector of the distribution works again", versions::isShippedOnly);
    }
  }
}
