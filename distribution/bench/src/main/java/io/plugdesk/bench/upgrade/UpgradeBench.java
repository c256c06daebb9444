package io.plugdesk.bench.upgrade;

import io.plugdesk.bench.crash.ScriptedModel;
import io.plugdesk.bench.wire.Console;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces plugins while they are used, and counts what that breaks; before and after it the same
 * load, together for as long, without a replacement, to compare with. What is compared begins when
 * the house is warm: a house that has just started is slow by itself.
 */
public final class UpgradeBench {
  private static final long SPACING_NANOS = 5_200_000_000L;
  private static final long WARM_MILLIS = 20_000;
  private static final int RISING = 2;
  private static final int WARM_AT_FIRST = 5;
  private static final int WARM_AT_LAST = 10;
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

  /**
   * Measures; some minutes to get warm, and then twice as long as the replacements take.
   *
   * @throws Failure when versions that somebody else brought would stay beside the measured ones
   */
  public Map<String, Object> run() throws IOException, InterruptedException {
    var hindrance = Company.hindrance(Wire.JSON.readTree(console.run("plugin:list --json")));
    if (hindrance.isPresent()) {
      throw new Failure("This house cannot be measured: " + hindrance.get());
    }
    try (var model = new ScriptedModel()) {
      var tenant = tenant("upgrade", model);
      var guarded = tenant("guarded", model);
      guarded.on("io.plugdesk.guard.phrases", Map.of("hide", List.of(Load.HIDDEN)));
      var upgrades = new Upgrades(tenant, house.assembly(), house.deploy(), rounds + 1);
      console.run("config:property-set --pid io.plugdesk.plugins pin_limit PT0S");
      try {
        upgrades.begin(Target.RESOURCE);
        warm(tenant, guarded);
        long half = rounds * Target.values().length * SPACING_NANOS / 2_000_000;
        var before = work(tenant, guarded, share, () -> Thread.sleep(half));
        long began = System.nanoTime();
        var moved = work(tenant, guarded, share, () -> upgradeAll(upgrades));
        long rest = Math.max(half, (System.nanoTime() - began) / 1_000_000 - half);
        var after = work(tenant, guarded, share, () -> Thread.sleep(rest));
        return figures(moved, List.of(before, after), upgrades);
      } finally {
        upgrades.undo();
        console.run("config:property-delete --pid io.plugdesk.plugins pin_limit");
        tenant.delete();
        guarded.delete();
      }
    }
  }

  private Tenant tenant(String word, ScriptedModel model) throws InterruptedException {
    var tenant = Tenant.create(wire, tokens, word);
    tenant.on("io.plugdesk.channel.web", Map.of());
    tenant.on("io.plugdesk.model.openai", model.settings());
    tenant.on("io.plugdesk.tool.clock", Map.of());
    tenant.learn("kettles", KNOWN);
    return tenant;
  }

  /** Works until that does not get faster any more: what is measured is not the compiler. */
  private void warm(Tenant tenant, Tenant guarded) throws IOException, InterruptedException {
    double before = Double.MAX_VALUE;
    double now = 0;
    for (int i = 1; i <= WARM_AT_FIRST || (i <= WARM_AT_LAST && now < before * 0.8); i++) {
      before = now;
      double part = Math.min(1, i / (RISING + 1.0)) * share;
      now =
          work(tenant, guarded, part, () -> Thread.sleep(WARM_MILLIS))
              .requests()
              .get(0)
              .percentile(0.99);
      System.err.printf("Getting warm: p99 of tool calls %.0f ms%n", now);
    }
  }

  private interface Meanwhile {
    void run() throws IOException, InterruptedException;
  }

  private Load work(Tenant tenant, Tenant guarded, double share, Meanwhile meanwhile)
      throws IOException, InterruptedException {
    var load = new Load(URI.create(house.address()), tenant, guarded, share);
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

  private static Map<String, Object> figures(Load moved, List<Load> still, Upgrades upgrades) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("requests", moved.requests().stream().mapToInt(Latencies::count).sum());
    figures.put("failed", moved.requests().stream().mapToInt(Latencies::failures).sum());
    figures.put("streams", moved.streams().count());
    figures.put("broken_streams", moved.streams().failures());
    figures.put("upgrades", upgrades.count());
    figures.putAll(new Comparison(moved, still).figures());
    figures.put("tool_calls_per_s", Comparison.round(moved.toolCallsPerSecond()));
    figures.put("chats_per_s", Comparison.round(moved.chatsPerSecond()));
    figures.put("slowest_take_over_ms", Comparison.round(upgrades.slowestTakeOver()));
    figures.put("slowest_drain_ms", Comparison.round(upgrades.slowestDrain()));
    return figures;
  }
}
