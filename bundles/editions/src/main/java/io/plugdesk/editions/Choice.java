package io.plugdesk.editions;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/** Which plugins may provide a feature in a plan, and what keeps the others from it. */
final class Choice {
  private final Situation situation;
  private final Map<String, String> taken = new TreeMap<>();
  private final Set<String> sought = new HashSet<>();

  /**
   * Prepares the choice.
   *
   * @param situation what there is
   * @param edition the features that the tenant is to have
   * @param removed the features that it is not to have any more
   */
  Choice(Situation situation, SortedSet<String> edition, Set<String> removed) {
    this.situation = situation;
    for (var offer : situation.offers()) {
      for (var feature : removed) {
        if (offer.provides().stream().anyMatch(provided -> provided.within(feature))) {
          taken.put(offer.plugin(), feature);
        }
      }
    }
    for (var feature : edition) {
      var providers = usable(Need.of(feature));
      if (providers.size() == 1) {
        sought.add(providers.get(0).plugin());
      }
    }
  }

  /** The removed feature that takes a plugin away; null when none does. */
  String takenBy(String plugin) {
    return taken.get(plugin);
  }

  /**
   * Who may meet a need: what is on first, then what the edition brings anyway, then the latest.
   */
  List<Offer> of(Need need) {
    Comparator<Offer> order =
        Comparator.comparing((Offer offer) -> !situation.isOn(offer))
            .thenComparing(offer -> !sought.contains(offer.plugin()))
            .thenComparing(
                offer -> offer.meets(need).orElseThrow().version(), Comparator.reverseOrder())
            .thenComparing(Offer::plugin);
    return usable(need).stream().sorted(order).toList();
  }

  private List<Offer> usable(Need need) {
    return situation.offers().stream()
        .filter(offer -> offer.meets(need).isPresent())
        .filter(offer -> obstacle(offer, need) == null)
        .toList();
  }

  /** What keeps a plugin from meeting a need that it declares to meet; null when nothing does. */
  Obstacle obstacle(Offer offer, Need need) {
    var plugin = offer.plugin();
    if (taken.containsKey(plugin)) {
      return new Obstacle(
          "-%s takes it away".formatted(taken.get(plugin)),
          "leave -%s out".formatted(taken.get(plugin)));
    }
    if (!offer.runs()) {
      return offer.trouble();
    }
    if (situation.isOn(offer)) {
      return null;
    }
    var provided = offer.meets(need).orElseThrow();
    if (!provided.unasked() && !sought.contains(plugin)) {
      return new Obstacle("it is switched on by its own name only", named(offer));
    }
    var open = situation.open().apply(plugin);
    return open.isEmpty()
        ? null
        : new Obstacle(
            (open.size() == 1 ? "its setting %s has no value" : "its settings %s have no value")
                .formatted(String.join(", ", open)),
            "plugin:enable %s %s %s=…"
                .formatted(situation.tenant(), plugin, String.join("=… ", open)));
  }

  private String named(Offer offer) {
    return offer.provides().stream()
        .filter(Provided::unasked)
        .findFirst()
        .map(provided -> "ask for +" + provided.feature())
        .orElse("plugin:enable %s %s".formatted(situation.tenant(), offer.plugin()));
  }
}
