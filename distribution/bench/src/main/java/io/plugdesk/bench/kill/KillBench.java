package io.plugdesk.bench.kill;

import io.plugdesk.bench.crash.Victim;
import io.plugdesk.bench.wire.Deployed;
import io.plugdesk.bench.wire.Jar;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.bench.wire.Wire.Call;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Kills Karaf with SIGKILL at a random moment of an upgrade, again and again; after some of the
 * kills the framework's cache is gone too. The launcher starts Karaf again; then what runs must be
 * what is declared: the version of the file in the inbox, and no other but the distribution's own.
 */
public final class KillBench {
  private static final String PLUGIN = "io.plugdesk.tool.clock";
  private static final String ARTIFACT = "plugdesk-tool-clock";
  private static final String FILE = "bench-kill.jar";
  private static final int UPGRADE_MILLIS = 2_500;
  private static final int CACHE_GOES_EVERY = 3;
  private static final long BETWEEN_KILLS_NANOS = 16_000_000_000L;

  private final House house;
  private final Wire wire;
  private final Tokens tokens;
  private final int kills;
  private final long seed;

  /**
   * A measurement of the running house.
   *
   * @param house where it lies
   * @param wire requests to it
   * @param tokens makes tokens for it
   * @param kills how often Karaf is killed
   * @param seed of everything random
   */
  public KillBench(House house, Wire wire, Tokens tokens, int kills, long seed) {
    this.house = house;
    this.wire = wire;
    this.tokens = tokens;
    this.kills = kills;
    this.seed = seed;
  }

  /** Measures; about half a minute for each kill. */
  public Map<String, Object> run() throws IOException, InterruptedException {
    System.err.printf("Seed %d%n", seed);
    var random = new Random(seed);
    var tenant = Tenant.create(wire, tokens, "kill");
    tenant.on(PLUGIN, Map.of());
    var deployed = new Deployed(tenant, PLUGIN);
    int wrong = 0;
    int withoutCache = 0;
    double slowest = 0;
    try {
      for (int kill = 1; kill <= kills; kill++) {
        long began = System.nanoTime();
        var version = "1.0." + kill;
        Jar.shipped(house.assembly(), ARTIFACT, version).drop(house.deploy(), FILE);
        int moment = random.nextInt(UPGRADE_MILLIS);
        Thread.sleep(moment);
        boolean forget = kill % CACHE_GOES_EVERY == 0;
        kill(forget);
        withoutCache += forget ? 1 : 0;
        double back = ready();
        slowest = Math.max(slowest, back);
        boolean right = runs(tenant, deployed, version);
        wrong += right ? 0 : 1;
        System.err.printf(
            "kill %d, %d ms after %s came%s: back after %.1f s, %s%n",
            kill,
            moment,
            version,
            forget ? ", cache deleted" : "",
            back,
            right ? "as declared" : "WRONG: " + deployed.versions());
        pause(began);
      }
    } finally {
      Files.deleteIfExists(house.deploy().resolve(FILE));
    }
    Deployed.await("the clock of the distribution", deployed::isShippedOnly);
    tenant.delete();
    var figures = new LinkedHashMap<String, Object>();
    figures.put("kills", kills);
    figures.put("cache_deleted", withoutCache);
    figures.put("wrong", wrong);
    figures.put("slowest_start_s", Math.round(slowest * 10) / 10.0);
    figures.put("seed", seed);
    return figures;
  }

  private void kill(boolean forget) throws IOException, InterruptedException {
    var karaf =
        Victim.KARAF
            .find(house.run())
            .orElseThrow(() -> new IllegalStateException("Karaf does not run"));
    Victim.kill(karaf);
    while (karaf.isAlive()) {
      Thread.sleep(1);
    }
    if (forget) {
      var gone = house.run().resolve("cache-" + System.nanoTime());
      Files.move(house.karaf().resolve("cache"), gone);
      try (var files = Files.walk(gone)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Waits until the house is back, in seconds. */
  private double ready() throws InterruptedException, IOException {
    long began = System.nanoTime();
    Deployed.await("the house is ready again", wire::ready);
    return (System.nanoTime() - began) / 1e9;
  }

  /** Whether the version works and no other one of the inbox is there; what leaves may leave. */
  private boolean runs(Tenant tenant, Deployed deployed, String version)
      throws IOException, InterruptedException {
    try {
      Deployed.await(
          version + " runs alone", () -> deployed.serves(version) && deployed.isAlone(version));
    } catch (IllegalStateException never) {
      return false;
    }
    var tools = wire.once(Call.get("/tools", tenant.admin())).path("tools");
    return tools.size() == 1 && tools.get(0).path("version").asText().equals(version);
  }

  private static void pause(long began) throws InterruptedException {
    long left = BETWEEN_KILLS_NANOS - (System.nanoTime() - began);
    if (left > 0) {
      Thread.sleep(left / 1_000_000);
    }
  }
}
