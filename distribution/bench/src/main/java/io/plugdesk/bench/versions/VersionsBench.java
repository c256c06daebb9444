package io.plugdesk.bench.versions;

import io.plugdesk.bench.crash.ScriptedModel;
import io.plugdesk.bench.wire.OwnDatabase;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two versions of a plugin side by side: a tenant that is pinned to one, a tenant that is pinned to
 * the other, and a tenant that tries the later one with a tenth of its conversations; then the way
 * back for everybody.
 */
public final class VersionsBench {
  static final String KNOWN =
      "# Broken kettles\n\nHow does a broken kettle come back? The parcel with the broken kettle of"
          + " an order comes back to our workshop, and the workshop looks at it within a week.\n";

  private static final String FIRST = "1.0.1";
  private static final String SECOND = "2.0.0";
  private static final String LAST = "2.0.1";
  private static final int PERCENT = 10;

  private final House house;
  private final Wire wire;
  private final Tokens tokens;
  private final int messages;

  /**
   * A measurement of the running house.
   *
   * @param house where it lies
   * @param wire requests to it
   * @param tokens makes tokens for it
   * @param messages how many each tenant sends, each in a conversation of its own
   */
  public VersionsBench(House house, Wire wire, Tokens tokens, int messages) {
    this.house = house;
    this.wire = wire;
    this.tokens = tokens;
    this.messages = messages;
  }

  /** Measures. */
  public Map<String, Object> run() throws IOException, InterruptedException {
    try (var model = new ScriptedModel(0, 0, ScriptedModel.SAYS);
        var clock = new Clock(house)) {
      var older = tenant(model);
      var newer = tenant(model);
      var canary = tenant(model);
      try {
        clock.install(FIRST);
        clock.installBeside(SECOND);
        clock.pin(older, FIRST);
        clock.pin(newer, SECOND);
        clock.canary(canary, SECOND, PERCENT);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("messages", 3 * messages);
        var wrong = 0;
        wrong += messages - versions(older).getOrDefault(FIRST, 0);
        wrong += messages - versions(newer).getOrDefault(SECOND, 0);
        var tried = versions(canary);
        wrong += messages - tried.getOrDefault(FIRST, 0) - tried.getOrDefault(SECOND, 0);
        figures.put("wrong", wrong);
        figures.put("canary", tried.getOrDefault(SECOND, 0));
        figures.put("canary_sigmas", sigmas(tried.getOrDefault(SECOND, 0)));
        clock.unpin(canary);
        clock.install(LAST);
        figures.put("rollback_ms", clock.propagation(canary, FIRST, clock::rollBack));
        return figures;
      } finally {
        clock.lift(older, newer, canary);
        for (var tenant : new Tenant[] {older, newer, canary}) {
          tenant.delete();
        }
      }
    }
  }

  private Tenant tenant(ScriptedModel model) throws InterruptedException {
    var tenant = Tenant.create(wire, tokens, "versions");
    tenant.on("io.plugdesk.model.openai", model.settings());
    tenant.on("io.plugdesk.tool.clock", Map.of());
    tenant.learn("kettles", KNOWN);
    return tenant;
  }

  /** How many messages each version answered, as the audit trail says. */
  private Map<String, Integer> versions(Tenant tenant) throws IOException, InterruptedException {
    var turns = new Turns(new OwnDatabase(house));
    var counts = new TreeMap<String, Integer>();
    for (var turn : turns.begin(tenant, messages)) {
      turns
          .versions(turn.conversation())
          .forEach(version -> counts.merge(version, 1, Integer::sum));
    }
    System.err.printf("%s: %s%n", tenant.slug(), counts);
    return counts;
  }

  /** By how many standard deviations the share differs from the one that was wished for. */
  private double sigmas(int found) {
    double share = PERCENT / 100.0;
    double deviation = Math.sqrt(messages * share * (1 - share));
    return Math.round(100 * Math.abs(found - messages * share) / deviation) / 100.0;
  }
}
