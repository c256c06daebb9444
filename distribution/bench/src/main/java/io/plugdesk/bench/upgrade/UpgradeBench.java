package io.plugdesk.bench.upgrade;

import io.plugdesk.bench.crash.ScriptedModel;
import io.plugdesk.bench.wire.Console;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces plugins while they are used, and counts what that breaks; then the same load for the
 * same time without a replacement, to compare with.
 */
public final class UpgradeBench {
  private static final long SPACING_NANOS = 5_200_000_000L;
  private static final long WARM_MILLIS = 8_000;
  private static final String KNOWN =
      "# Broken kettles\n\nHow does a broken kettle come back? The parcel with the broken kettle of"
          + " an order comes back to our workshop, and the workshop looks at it within a week.\n";

  private final Wire wire;
  private final Tokens tokens;
  private final House house;
  private final Console console;
  private final int rounds;
  private final double share;

  /**
   * A measurement of the running house.
   *
   * @param house where it lies
   * @param wire requests to it
   * @param tokens makes tokens for it
   * @param rounds how often each plugin is replaced
   * @param share of the full load, above 0 and up to 1
   */
  public UpgradeBench(House house, Wire wire, Tokens tokens, int rounds, double share) {
    this.wire = wire;
    this.tokens = tokens;
    this.house = house;
    this.console = new Console(house);
    this.rounds = rounds;
    this.share = share;
  }

  /** Measures; twice as long as the replacements take. */
  public Map<String, Object> run() throws IOException, InterruptedException {
    try (var model = new ScriptedModel()) {
      var tenant = Tenant.create(wire, tokens, "upgrade");
      tenant.on("io.plugdesk.channel.web", Map.of());
      tenant.on("io.plugdesk.model.openai", model.settings());
      tenant.on("io.plugdesk.tool.clock", Map.of());
      tenant.learn("kettles", KNOWN);
      var upgrades = new Upgrades(tenant, house.assembly(), house.deploy());
      console.run("config:property-set --pid io.plugdesk.plugins pin_limit PT0S");
      try {
        upgrades.next(Target.RESOURCE);
        work(tenant, () -> Thread.sleep(WARM_MILLIS));
        long began = System.nanoTime();
        var moved = work(tenant, () -> upgradeAll(upgrades));
        long millis = (System.nanoTime() - began) / 1_000_000;
        var still = work(tenant, () -> Thread.sleep(millis));
        return figures(moved, still, upgrades);
      } finally {
        upgrades.undo();
        console.run("config:property-delete --pid io.plugdesk.plugins pin_limit");
        tenant.delete();
      }
    }
  }

  private interface Meanwhile {
    void run() throws IOException, InterruptedException;
  }

  private Load work(Tenant tenant, Meanwhile meanwhile) throws IOException, InterruptedException {
    var load = new Load(tenant, share);
    load.begin();
    try {
      meanwhile.run();
    } finally {
      load.end();
    }
    return load;
  }

  private void upgradeAll(Upgrades upgrades) throws IOException, InterruptedException {
    for (int round = 0; round < rounds; round++) {
      for (var target : Target.values()) {
        long due = System.nanoTime() + SPACING_NANOS;
        upgrades.next(target);
        long wait = (due - System.nanoTime()) / 1_000_000;
        if (wait > 0) {
          Thread.sleep(wait);
        }
      }
    }
  }

  private static Map<String, Object> figures(Load moved, Load still, Upgrades upgrades) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("requests", moved.requests().stream().mapToInt(Latencies::count).sum());
    figures.put("failed", moved.requests().stream().mapToInt(Latencies::failures).sum());
    figures.put("streams", moved.streams().count());
    figures.put("broken_streams", moved.streams().failures());
    figures.put("upgrades", upgrades.count());
    var ratios = ratios(moved, still);
    figures.put("p99_ratio", ratios.values().stream().mapToDouble(each -> each).max().orElse(0));
    figures.put("p99_ratios", ratios);
    figures.put("p99_ms", p99(moved));
    figures.put("p99_without_ms", p99(still));
    figures.put("failed_without", still.requests().stream().mapToInt(Latencies::failures).sum());
    figures.put("tool_calls_per_s", round(moved.toolCallsPerSecond()));
    figures.put("chats_per_s", round(moved.chatsPerSecond()));
    figures.put("slowest_take_over_ms", round(upgrades.slowestTakeOver()));
    figures.put("slowest_drain_ms", round(upgrades.slowestDrain()));
    return figures;
  }

  private static Map<String, Double> p99(Load load) {
    var millis = new LinkedHashMap<String, Double>();
    kinds(load).forEach(kind -> millis.put(kind.kind(), round(kind.percentile(0.99))));
    return millis;
  }

  private static Map<String, Double> ratios(Load moved, Load still) {
    var before = p99(still);
    var ratios = new LinkedHashMap<String, Double>();
    p99(moved).forEach((kind, millis) -> ratios.put(kind, round(millis / before.get(kind))));
    return ratios;
  }

  private static List<Latencies> kinds(Load load) {
    var kinds = new ArrayList<>(load.requests());
    kinds.add(load.streams());
    return kinds;
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
