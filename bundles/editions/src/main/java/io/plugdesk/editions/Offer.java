package io.plugdesk.editions;

import java.util.List;
import java.util.Optional;
import org.osgi.framework.Version;

/**
 * A plugin, and what it declares about features.
 *
 * @param plugin its id
 * @param version the version of its bundle
 * @param provides what a tenant has when it is on
 * @param needs what the tenant has to have for it
 * @param trouble why it does not run; null when it does
 */
record Offer(
    String plugin, Version version, List<Provided> provides, List<Need> needs, Obstacle trouble) {
  Offer {
    provides = List.copyOf(provides);
    needs = List.copyOf(needs);
  }

  boolean runs() {
    return trouble == null;
  }

  /** The provision that meets a need. */
  Optional<Provided> meets(Need need) {
    return provides.stream().filter(need::metBy).findFirst();
  }

  /** The same plugin, not running. */
  Offer troubled(String reason, String cure) {
    return new Offer(plugin, version, provides, needs, new Obstacle(reason, cure));
  }

  /** What it provides, by the most special names: those that have no other one below them. */
  List<String> special() {
    return provides.stream()
        .map(Provided::feature)
        .filter(
            name ->
                provides.stream()
                    .noneMatch(other -> !other.feature().equals(name) && other.within(name)))
        .distinct()
        .toList();
  }

  /** The most general name of what it provides. */
  String general() {
    return provides.stream()
        .map(Provided::feature)
        .filter(
            name ->
                provides.stream()
                    .noneMatch(
                        other ->
                            !other.feature().equals(name)
                                && Provided.within(name, other.feature())))
        .findFirst()
        .orElse(plugin);
  }
}
