package io.plugdesk.bench.hostile;

import io.plugdesk.bench.hostile.Verdict.Outcome;
import io.plugdesk.bench.wire.Deployed;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.launcher.client.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** A tool that means harm makes its attempts while another tenant chats. */
public final class HostileBench {
  private static final String CLOCK = "io.plugdesk.tool.clock";
  private static final String DOCUMENT =
      "# Returns\n\nA tent can be returned within 42 days of delivery.\n";
  private static final List<String> TRESPASSES =
      List.of("secret", "file", "host", "socket", "service");
  private static final List<String> EXHAUSTIONS = List.of("exceptions", "threads", "loop");
  private static final int AT_ONCE = 4;
  private static final long LIMIT_NANOS = 90_000_000_000L;
  private static final long FALL_NANOS = 40_000_000_000L;

  private final Wire wire;
  private final Tokens tokens;
  private final Path jar;
  private final Path deploy;
  private final long calmMillis;
  private final List<Verdict> verdicts = new ArrayList<>();
  private final Map<String, Object> figures = new LinkedHashMap<>();

  /**
   * A measurement of the running house.
   *
   * @param wire requests to it
   * @param tokens makes tokens for it
   * @param jar where the hostile tool was built
   * @param deploy the inbox of the house
   * @param calmSeconds how long the neighbour is watched before
   */
  public HostileBench(Wire wire, Tokens tokens, Path jar, Path deploy, int calmSeconds) {
    this.wire = wire;
    this.tokens = tokens;
    this.jar = jar;
    this.deploy = deploy;
    this.calmMillis = calmSeconds * 1000L;
  }

  /** Measures; some minutes. */
  public Map<String, Object> run() throws IOException, InterruptedException {
    var victim = Tenant.create(wire, tokens, "neighbour");
    victim.learn("returns", DOCUMENT);
    var host = Tenant.create(wire, tokens, "hostile");
    host.on(CLOCK, Map.of());
    var plugin = new HostilePlugin(host, jar, deploy);
    try (var neighbour = new Neighbour(wire, victim)) {
      Thread.sleep(calmMillis);
      note("calm", neighbour.turns());
      plugin.come();
      trespass(plugin, victim.id());
      impostor(plugin);
      note("trespass", neighbour.turns());
      for (var attempt : EXHAUSTIONS) {
        plugin.come();
        neighbour.turns();
        exhaust(plugin, attempt);
        note(attempt, neighbour.turns());
      }
      memory(plugin);
      note("memory", neighbour.turns());
      plugin.go();
    }
    print();
    return figures();
  }

  private void trespass(HostilePlugin plugin, String victim)
      throws IOException, InterruptedException {
    for (var attempt : TRESPASSES) {
      var said = plugin.attempt(attempt, victim);
      var outcome = said.startsWith("refused") ? Outcome.REFUSED : Outcome.NOT_STOPPABLE;
      verdicts.add(new Verdict(attempt, outcome, said, 0));
    }
  }

  /** Registering is one thing, being asked another. */
  private void impostor(HostilePlugin plugin) throws IOException, InterruptedException {
    var said = plugin.attempt("impostor", "");
    var time = plugin.call("current_time", Map.of());
    boolean asked = time.contains("noon");
    verdicts.add(
        new Verdict(
            "impostor",
            asked ? Outcome.NOT_STOPPABLE : Outcome.REFUSED,
            said + "; " + (asked ? "it was asked" : "nobody is led to it"),
            0));
  }

  /** Calls again and again, some at once, until the house lets it no more. */
  private void exhaust(HostilePlugin plugin, String attempt)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    var pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Callable<Boolean> calls = () -> hammer(plugin, attempt, begin);
      var running = pool.invokeAll(Collections.nCopies(AT_ONCE, calls));
      boolean stopped = true;
      for (var each : running) {
        stopped &= each.get();
      }
      var reason = plugin.health().path("reason").asText();
      verdicts.add(
          new Verdict(
              attempt,
              stopped ? Outcome.CONTAINED : Outcome.NOT_STOPPABLE,
              (stopped ? "quarantined: " : "not quarantined: ") + reason,
              seconds(begin)));
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static boolean hammer(HostilePlugin plugin, String attempt, long begin)
      throws IOException, InterruptedException {
    while (System.nanoTime() - begin < LIMIT_NANOS) {
      if (plugin.health().path("state").asText().equals("quarantined")) {
        return true;
      }
      try {
        plugin.attempt(attempt, "");
      } catch (IOException failed) {
        Thread.sleep(100);
      }
    }
    return false;
  }

  private void memory(HostilePlugin plugin) throws IOException, InterruptedException {
    plugin.come();
    long begin = System.nanoTime();
    String said;
    try {
      said = plugin.attempt("memory", "");
    } catch (IOException gone) {
      said = "no answer";
    }
    boolean fell = falls();
    Deployed.await("the house is back", wire::ready);
    verdicts.add(
        new Verdict(
            "memory",
            fell ? Outcome.NOT_STOPPABLE : Outcome.CONTAINED,
            fell ? "Java ended, and the launcher started it again" : said,
            seconds(begin)));
  }

  /** Whether the house goes within a while; a heap fills slowly while others use the cores. */
  private boolean falls() throws InterruptedException {
    long end = System.nanoTime() + FALL_NANOS;
    while (wire.ready()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(100);
    }
    return true;
  }

  private void note(String phase, Neighbour.Turns turns) {
    figures.put(
        "neighbour_" + phase,
        Map.of("asked", turns.asked(), "failed", turns.failed(), "p95_ms", turns.p95()));
  }

  private void print() {
    System.out.printf("%-12s %-14s %8s  %s%n", "ATTEMPT", "OUTCOME", "SECONDS", "WHAT WAS SEEN");
    for (var each : verdicts) {
      System.out.printf(
          "%-12s %-14s %8.1f  %s%n",
          each.attempt(),
          each.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          each.seconds(),
          each.detail());
    }
  }

  private Map<String, Object> figures() {
    var line = new LinkedHashMap<String, Object>();
    line.put("attempts", verdicts.size());
    for (var outcome : Outcome.values()) {
      var names =
          verdicts.stream()
              .filter(each -> each.outcome() == outcome)
              .map(Verdict::attempt)
              .toList();
      line.put(outcome.name().toLowerCase(Locale.ROOT), names);
    }
    var seconds = new LinkedHashMap<String, Double>();
    verdicts.stream()
        .filter(each -> each.seconds() > 0)
        .forEach(each -> seconds.put(each.attempt(), each.seconds()));
    line.put("seconds", seconds);
    line.putAll(figures);
    return line;
  }

  private static double seconds(long begin) {
    return Math.round((System.nanoTime() - begin) / 1e8) / 10.0;
  }
}
