package io.plugdesk.editions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a plan starts from.
 *
 * @param tenant the tenant's slug
 * @param edition the features that the tenant is to have; null where nobody has decided it
 * @param on the ids of the plugins that it has switched on
 * @param offers what there is, one for each plugin
 * @param open by a plugin's id: its settings that have no value and no default
 */
record Situation(
    String tenant,
    List<String> edition,
    Set<String> on,
    List<Offer> offers,
    Function<String, List<String>> open) {
  Situation {
    on = Set.copyOf(on);
    offers = List.copyOf(offers);
  }

  /** The tenant's edition: as it was decided, or what is on for its own sake. */
  TreeSet<String> wanted() {
    if (edition != null) {
      return new TreeSet<>(edition);
    }
    var running = offers.stream().filter(Offer::runs).filter(this::isOn).toList();
    var wanted = new TreeSet<String>();
    running.stream()
        .filter(offer -> running.stream().noneMatch(other -> needs(other, offer)))
        .forEach(offer -> wanted.addAll(offer.special()));
    return wanted;
  }

  boolean isOn(Offer offer) {
    return on.contains(offer.plugin());
  }

  Optional<Offer> offer(String plugin) {
    return offers.stream().filter(offer -> offer.plugin().equals(plugin)).findFirst();
  }

  private static boolean needs(Offer who, Offer whom) {
    return !who.equals(whom) && who.needs().stream().anyMatch(need -> whom.meets(need).isPresent());
  }
}
