package io.plugdesk.bench.versions;

import io.plugdesk.bench.crash.ScriptedModel;
import io.plugdesk.bench.wire.OwnDatabase;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conversations that began before a plugin got another version, and the model other settings, keep
 * what they began with; those that begin after it have the new. Which settings a turn used is told
 * by which of two models is asked.
 */
public final class PropagationBench {
  private static final String FIRST = "1.0.1";
  private static final String SECOND = "1.0.2";
  private static final long LIMIT_NANOS = 60_000_000_000L;

  private final House house;
  private final Wire wire;
  private final Tokens tokens;
  private final int conversations;

  /**
   * A measurement of the running house.
   *
   * @param house where it lies
   * @param wire requests to it
   * @param tokens makes tokens for it
   * @param conversations how many begin before, and how many after
   */
  public PropagationBench(House house, Wire wire, Tokens tokens, int conversations) {
    this.house = house;
    this.wire = wire;
    this.tokens = tokens;
    this.conversations = conversations;
  }

  /** Measures. */
  public Map<String, Object> run() throws IOException, InterruptedException {
    try (var before = new ScriptedModel(0, 0);
        var after = new ScriptedModel(0, 0);
        var clock = new Clock(house)) {
      var tenant = Tenant.create(wire, tokens, "propagation");
      tenant.on("io.plugdesk.model.openai", before.settings());
      tenant.on("io.plugdesk.tool.clock", Map.of());
      tenant.learn("kettles", VersionsBench.KNOWN);
      var turns = new Turns(new OwnDatabase(house));
      try {
        clock.install(FIRST);
        var old = turns.begin(tenant, conversations);
        double upgraded = clock.propagation(tenant, SECOND, () -> clock.install(SECOND));
        double configured = configure(tenant, after, turns);
        int askedBefore = before.calls();
        int askedAfter = after.calls();
        turns.ask(tenant, old);
        int strayed = after.calls() - askedAfter;
        var fresh = turns.begin(tenant, conversations);
        int missed = before.calls() - askedBefore - conversations;
        var figures = new LinkedHashMap<String, Object>();
        figures.put("conversations_before", old.size());
        figures.put("changed_version", wrong(turns, old, List.of(FIRST, FIRST)));
        figures.put("changed_settings", strayed);
        figures.put("conversations_after", fresh.size());
        figures.put("old_version", wrong(turns, fresh, List.of(SECOND)));
        figures.put("old_settings", missed);
        figures.put("upgrade_propagation_ms", upgraded);
        figures.put("settings_propagation_ms", configured);
        return figures;
      } finally {
        tenant.delete();
      }
    }
  }

  /** Other settings for the model, until the first conversation that begins has them. */
  private static double configure(Tenant tenant, ScriptedModel model, Turns turns)
      throws IOException, InterruptedException {
    tenant.on("io.plugdesk.model.openai", model.settings());
    long set = System.nanoTime();
    long asked = set;
    while (model.calls() == 0) {
      asked = System.nanoTime();
      if (asked - set > LIMIT_NANOS) {
        throw new IllegalStateException("New conversations do not get new settings in a minute");
      }
      turns.begin(tenant, 1);
    }
    return Math.round((asked - set) / 1e5) / 10.0;
  }

  private static int wrong(Turns turns, List<String> conversations, List<String> versions)
      throws IOException {
    int wrong = 0;
    for (var conversation : conversations) {
      wrong += turns.versions(conversation).equals(versions) ? 0 : 1;
    }
    return wrong;
  }
}
