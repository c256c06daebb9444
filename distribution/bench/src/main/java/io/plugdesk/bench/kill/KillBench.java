package io.plugdesk.bench.kill;

import io.plugdesk.bench.crash.Victim;
import io.plugdesk.bench.wire.Deployed;
import io.plugdesk.bench.wire.Jar;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.osgi.framework.Version;

/**
 * Kills Karaf with SIGKILL at a random moment of an upgrade, again and again; after some of the
 * kills the framework's cache is gone too. The launcher starts Karaf again; then what runs must be
 * what the house has declared: all that it had declared before, and the version of the file in the
 * inbox. Where a slow machine has the house refuse that version, the one before it must go on, and
 * it is counted. The first kill after which that is not so is the last one.
 */
public final class KillBench {
  private static final String PLUGIN = "io.plugdesk.tool.clock";
  private static final String ARTIFACT = "plugdesk-tool-clock";
  private static final String FILE = "bench-kill.jar";
  private static final int UPGRADE_MILLIS = 2_500;
  private static final int CACHE_GOES_EVERY = 3;
  private static final long BETWEEN_KILLS_NANOS = 16_000_000_000L;
  private static final Duration SETTLES = Duration.ofMinutes(2);

  private final House house;
  private final Records records;
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
    this.records = new Records(house);
    this.wire = wire;
    this.tokens = tokens;
    this.kills = kills;
    this.seed = seed;
  }

  /**
   * Measures; about half a minute for each kill.
   *
   * @throws Failure when what this house runs could not be told from what the measurement does
   */
  public Map<String, Object> run() throws IOException, InterruptedException {
    System.err.printf("Seed %d%n", seed);
    var ledger = ledger();
    var first = ledger.first(records.running());
    var tenant = Tenant.create(wire, tokens, "kill");
    var tally = new Tally();
    try {
      tenant.on(PLUGIN, Map.of());
      var note = house.deploy().resolve(FILE + ".error");
      var watch = new Watch(records, ledger, tenant, note);
      repeat(tally, first, watch);
      return figures(tally, watch.left());
    } finally {
      delete(tenant);
    }
  }

  private void repeat(Tally tally, Version first, Watch watch)
      throws IOException, InterruptedException {
    var random = new Random(seed);
    try {
      while (tally.kills() < kills && tally.isFine()) {
        long began = System.nanoTime();
        strike(tally, later(first, tally.kills()), watch, random.nextInt(UPGRADE_MILLIS));
        pause(began);
      }
    } finally {
      Files.deleteIfExists(house.deploy().resolve(FILE));
    }
  }

  /** Deletes the tenant, where the house can; that it cannot takes no figure away. */
  private void delete(Tenant tenant) throws InterruptedException {
    try {
      if (wire.ready()) {
        tenant.delete();
      }
    } catch (IllegalStateException e) {
      System.err.println("The tenant of the measurement is left: " + e.getMessage());
    }
  }

  private Ledger ledger() throws IOException, InterruptedException {
    if (Files.exists(house.deploy().resolve(FILE))) {
      throw new Failure(
          "This house cannot be measured: %s lies in deploy. Remove it, and run this again"
              .formatted(FILE));
    }
    var ledger = new Ledger(PLUGIN, FILE, records.declared());
    var hindrance = ledger.hindrance(records.running());
    if (hindrance.isPresent()) {
      throw new Failure("This house cannot be measured: " + hindrance.get());
    }
    return ledger;
  }

  private static String later(Version first, int by) {
    return new Version(first.getMajor(), first.getMinor(), first.getMicro() + by).toString();
  }

  private void strike(Tally tally, String version, Watch watch, int moment)
      throws IOException, InterruptedException {
    var jar = Jar.shipped(house.assembly(), ARTIFACT, version);
    watch.begin();
    jar.drop(house.deploy(), FILE);
    Thread.sleep(moment);
    var karaf = Victim.KARAF.find(house.run());
    if (karaf.isEmpty()) {
      tally.ends("Karaf does not run, so it cannot be killed: see " + house.log("karaf"));
      return;
    }
    boolean forget = (tally.kills() + 1) % CACHE_GOES_EVERY == 0;
    end(karaf.get(), forget);
    tally.killed(forget);
    double back = ready();
    var finding = watch.after(version, tally.taken());
    tally.found(version, back, finding);
    System.err.printf(
        "kill %d, %d ms after %s came%s: back after %.1f s, %s%s%n",
        tally.kills(),
        moment,
        version,
        forget ? ", cache deleted" : "",
        back,
        finding.refused() ? "refused, " : "",
        finding.wrong().map(found -> "WRONG: " + found).orElse("as declared"));
  }

  private Map<String, Object> figures(Tally tally, Optional<String> left) {
    left.ifPresent(found -> System.err.println("The house is not as it was: " + found));
    var figures = tally.figures();
    figures.put("as_before", left.isEmpty());
    figures.put("seed", seed);
    return figures;
  }

  private void end(ProcessIdentity karaf, boolean forget) throws IOException, InterruptedException {
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

  /** Waits until the house is back, in seconds; one that does not come is seen by the next look. */
  private double ready() throws InterruptedException, IOException {
    long began = System.nanoTime();
    try {
      Deployed.await("the house is ready again", wire::ready);
    } catch (IllegalStateException never) {
      System.err.println(never.getMessage());
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static void pause(long began) throws InterruptedException {
    long left = BETWEEN_KILLS_NANOS - (System.nanoTime() - began);
    if (left > 0) {
      Thread.sleep(left / 1_000_000);
    }
  }
}
