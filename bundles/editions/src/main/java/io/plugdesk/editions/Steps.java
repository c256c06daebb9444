package io.plugdesk.editions;

import io.plugdesk.desk.editions.Plan.Action;
import io.plugdesk.desk.editions.Plan.Step;
import io.plugdesk.desk.editions.Wish;
import io.plugdesk.editions.FeatureResource.ForFeature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.resource.Resource;
import org.osgi.resource.Wire;

/** Reads from the resolver's wires what happens to each plugin, and why. */
final class Steps {
  private final Situation situation;
  private final Wish wish;
  private final Choice choice;

  Steps(Situation situation, Wish wish, Choice choice) {
    this.situation = situation;
    this.wish = wish;
    this.choice = choice;
  }

  /** What is switched on, providers first; then what goes; then what stays. */
  List<Step> of(Map<Resource, List<Wire>> wires) {
    var uses = uses(wires);
    var steps = new ArrayList<Step>();
    for (var plugin : providersFirst(wires)) {
      if (!situation.on().contains(plugin)) {
        steps.add(new Step(Action.ON, plugin, reason(uses.get(plugin))));
      }
    }
    var present = new TreeSet<>(situation.on());
    for (var plugin : present) {
      var taken = choice.takenBy(plugin);
      if (taken != null) {
        steps.add(new Step(Action.OFF, plugin, "-" + taken));
      }
    }
    for (var plugin : present) {
      if (choice.takenBy(plugin) == null) {
        steps.add(new Step(Action.KEEP, plugin, kept(plugin, uses.get(plugin))));
      }
    }
    return steps;
  }

  /** By plugin and feature: who uses it. */
  private static Map<String, Map<String, Set<String>>> uses(Map<Resource, List<Wire>> wires) {
    var uses = new TreeMap<String, Map<String, Set<String>>>();
    wires.forEach(
        (resource, some) ->
            some.forEach(
                wire ->
                    uses.computeIfAbsent(name(wire.getProvider()), any -> new TreeMap<>())
                        .computeIfAbsent(feature(wire), any -> new TreeSet<>())
                        .add(name(resource))));
    return uses;
  }

  private String kept(String plugin, Map<String, Set<String>> uses) {
    if (uses != null) {
      return reason(uses);
    }
    return situation
        .offer(plugin)
        .map(
            offer ->
                offer.runs()
                    ? "nothing needs it; -%s takes it away".formatted(offer.general())
                    : offer.trouble().reason())
        .orElse("it declares no feature");
  }

  private String reason(Map<String, Set<String>> uses) {
    var reasons = new ArrayList<String>();
    uses.forEach(
        (feature, users) -> {
          if (users.contains("")) {
            reasons.add(
                feature + (wish.add().contains(feature) ? " is asked for" : " is in the edition"));
          }
          var plugins = users.stream().filter(user -> !user.isEmpty()).toList();
          if (!plugins.isEmpty()) {
            reasons.add("%s is needed by %s".formatted(feature, String.join(", ", plugins)));
          }
        });
    return String.join("; ", reasons);
  }

  private static Set<String> providersFirst(Map<Resource, List<Wire>> wires) {
    var byName = new TreeMap<String, List<Wire>>();
    wires.forEach((resource, some) -> byName.put(name(resource), some));
    var ordered = new LinkedHashSet<String>();
    var begun = new TreeSet<String>();
    byName.keySet().forEach(name -> append(name, byName, begun, ordered));
    ordered.remove("");
    return ordered;
  }

  private static void append(
      String name, Map<String, List<Wire>> wires, Set<String> begun, Set<String> ordered) {
    if (begun.add(name)) {
      wires.getOrDefault(name, List.of()).stream()
          .map(wire -> name(wire.getProvider()))
          .sorted()
          .forEach(provider -> append(provider, wires, begun, ordered));
      ordered.add(name);
    }
  }

  private static String name(Resource resource) {
    return ((FeatureResource) resource).name();
  }

  private static String feature(Wire wire) {
    return ((ForFeature) wire.getRequirement()).need().feature();
  }
}
