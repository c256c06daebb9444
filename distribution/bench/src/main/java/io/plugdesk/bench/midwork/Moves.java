package io.plugdesk.bench.midwork;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.bench.crash.Victim;
import io.plugdesk.bench.wire.Deployed;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire.Call;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Moves a tenant to the other retrieval back end, kills Karaf with SIGKILL on the way, and waits:
 * the migration has to go on by itself.
 */
final class Moves {
  private static final String TARGET = "io.plugdesk.retrieval.lucene";
  private static final String FILE = "bench-lucene.jar";
  private static final String JAR =
      "bundles/retrieval-lucene/target/plugdesk-retrieval-lucene-1.0.0-SNAPSHOT.jar";
  private static final String MIGRATIONS = "/api/v1/rag/migrations";
  private static final long LOOK_MILLIS = 200;

  private final House house;
  private final Tenant tenant;
  private final Askers askers;
  private int kills;
  private double longestDown;

  Moves(House house, Tenant tenant, Askers askers) {
    this.house = house;
    this.tenant = tenant;
    this.askers = askers;
  }

  /** Puts the other back end into the inbox, unless it is there. */
  void install() throws IOException, InterruptedException {
    var target = new Deployed(tenant, TARGET);
    if (target.versions().isEmpty()) {
      var jar = house.root().resolve(JAR);
      if (!Files.exists(jar)) {
        throw new Failure(
            "There is no "
                + jar
                + ": run ./mvnw -q package -pl bundles/retrieval-lucene -am -DskipTests");
      }
      var arriving = house.deploy().resolve("." + FILE + ".part");
      Files.copy(jar, arriving, StandardCopyOption.REPLACE_EXISTING);
      Files.move(arriving, file(), StandardCopyOption.ATOMIC_MOVE);
      Deployed.await(TARGET + " is installed", () -> !target.versions().isEmpty());
    }
  }

  /** Moves the tenant with so many kills while the new back end is filled, and one after that. */
  void run(int whileFilling, Map<String, Object> figures) throws IOException, InterruptedException {
    var begun = tenant.wire().insist(Call.post(MIGRATIONS, tenant.admin(), Map.of("to", "lucene")));
    var job = begun.path("job_id").asText();
    long began = System.nanoTime();
    for (int kill = 1; kill <= whileFilling; kill++) {
      double part = kill / (whileFilling + 1.0);
      await(job, "a part of it is filled", now -> filled(now) >= part || hasSwitched(now));
      kill(job);
    }
    await(job, "the other back end answers", Moves::hasSwitched);
    kill(job);
    await(job, "the migration ends", Moves::hasEnded);
    var end = status(job);
    figures.put("migrated", end.path("documents").asInt());
    figures.put("migration", end.path("phase").asText());
    figures.put("kills", kills);
    figures.put("longest_down_s", Math.round(longestDown));
    figures.put("migration_s", (System.nanoTime() - began) / 1_000_000_000);
  }

  private interface Condition {
    boolean holds(JsonNode now);
  }

  /** Goes on waiting for as long as the migration goes on. */
  private void await(String job, String what, Condition condition)
      throws IOException, InterruptedException {
    int before = -1;
    int documents = 0;
    while (documents > before) {
      try {
        Deployed.await(what, LOOK_MILLIS, () -> isSo(status(job), condition));
        return;
      } catch (IllegalStateException late) {
        before = documents;
        documents = status(job).path("documents").asInt();
      }
    }
    throw new IllegalStateException("The migration stands still at " + documents + " documents");
  }

  private static boolean isSo(JsonNode now, Condition condition) {
    return condition.holds(now) || hasEnded(now);
  }

  private void kill(String job) throws IOException, InterruptedException {
    var now = status(job);
    if (hasEnded(now)) {
      return;
    }
    var karaf =
        Victim.KARAF
            .find(house.run())
            .orElseThrow(() -> new Failure("Karaf does not run, so it cannot be killed"));
    askers.down(true);
    long began = System.nanoTime();
    Victim.kill(karaf);
    Deployed.await("Karaf is gone", 1, () -> !karaf.isAlive());
    Deployed.await("the house is ready again", tenant.wire()::ready);
    askers.down(false);
    double seconds = (System.nanoTime() - began) / 1e9;
    longestDown = Math.max(longestDown, seconds);
    kills++;
    System.err.printf(
        "kill %d, %s, %d of %d documents: back after %.1f s%n",
        kills,
        now.path("phase").asText(),
        now.path("documents").asInt(),
        now.path("documents_total").asInt(),
        seconds);
  }

  private JsonNode status(String job) throws InterruptedException {
    return tenant.wire().insist(Call.get(MIGRATIONS + "/" + job, tenant.admin()));
  }

  private static double filled(JsonNode now) {
    return now.path("documents").asDouble() / Math.max(1, now.path("documents_total").asInt());
  }

  private static boolean hasSwitched(JsonNode now) {
    return now.hasNonNull("switched_at");
  }

  private static boolean hasEnded(JsonNode now) {
    return now.hasNonNull("completed_at");
  }

  /** Takes out what was put in. */
  void undo() throws IOException {
    Files.deleteIfExists(file());
  }

  private Path file() {
    return house.deploy().resolve(FILE);
  }
}
