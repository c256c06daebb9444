package io.plugdesk.bench.versions;

import io.plugdesk.bench.crash.ScriptedModel;
import io.plugdesk.bench.versions.Turns.Turn;
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
 * by which of two models it quotes.
 *
 * <p>The new conversations begin as soon as the change of the settings is answered. How long the
 * settings took is told from that answer to the first answer by the new ones, with the time that
 * the house takes to answer.
 */
public final class PropagationBench {
  private static final String FIRST = "1.0.1";
  private static final String SECOND = "1.0.2";
  private static final String OLD =
      "The parcel comes back to our workshop and the workshop looks at it within a week. [1]";
  private static final String NEW =
      "The workshop looks at the broken kettle of an order within a week of its parcel. [1]";

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
    try (var before = new ScriptedModel(0, 0, OLD);
        var after = new ScriptedModel(0, 0, NEW);
        var clock = new Clock(house)) {
      var tenant = Tenant.create(wire, tokens, "propagation");
      tenant.on("io.plugdesk.model.openai", before.settings());
      tenant.on("io.plugdesk.tool.clock", Map.of());
      tenant.learn("kettles", VersionsBench.KNOWN);
      var turns = new Turns(new OwnDatabase(house));
      try {
        clock.install(FIRST);
        var begun = turns.begin(tenant, conversations);
        double upgraded = clock.propagation(tenant, SECOND, () -> clock.install(SECOND));
        long wanted = System.nanoTime();
        tenant.on("io.plugdesk.model.openai", after.settings());
        long changed = System.nanoTime();
        var fresh = turns.begin(tenant, conversations);
        var old = turns.ask(tenant, begun.stream().map(Turn::conversation).toList());
        var figures = new LinkedHashMap<String, Object>();
        figures.put("conversations_before", old.size());
        figures.put("changed_version", wrong(turns, old, List.of(FIRST, FIRST)));
        figures.put("changed_settings", old.size() - saying(old, OLD).size());
        figures.put("conversations_after", fresh.size());
        figures.put("old_version", wrong(turns, fresh, List.of(SECOND)));
        figures.put("old_settings", fresh.size() - saying(fresh, NEW).size());
        figures.put("upgrade_propagation_ms", upgraded);
        figures.put("settings_answered_after_ms", millis(changed - wanted));
        figures.put(
            "settings_propagation_ms",
            saying(fresh, NEW).stream().mapToLong(Turn::at).min().stream()
                .mapToObj(first -> millis(first - changed))
                .findFirst()
                .orElse(null));
        return figures;
      } finally {
        tenant.delete();
      }
    }
  }

  private static List<Turn> saying(List<Turn> turns, String text) {
    var words = text.substring(0, text.indexOf(". ["));
    return turns.stream().filter(turn -> turn.text().contains(words)).toList();
  }

  private static Double millis(long nanos) {
    return Math.round(nanos / 1e5) / 10.0;
  }

  private static int wrong(Turns turns, List<Turn> answered, List<String> versions)
      throws IOException {
    int wrong = 0;
    for (var each : answered) {
      wrong += turns.versions(each.conversation()).equals(versions) ? 0 : 1;
    }
    return wrong;
  }
}
