package io.plugdesk.editions;

import io.plugdesk.desk.editions.Plan.Gap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says why a need cannot be met: each way to meet it, down to where it ends. */
final class Explanation {
  private static final String INSTALL = "install a plugin that does: plugin:install FILE";

  private final Situation situation;
  private final Choice choice;
  private final List<Gap> gaps = new ArrayList<>();
  private final Set<String> explained = new HashSet<>();

  Explanation(Situation situation, Choice choice) {
    this.situation = situation;
    this.choice = choice;
  }

  List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /** Adds why a feature of the edition cannot be had, and nothing when it can. */
  void addEdition(String feature) {
    add(Need.of(feature), "", 0);
  }

  /** Adds what a plugin that stays on would lack, unless that has been said. */
  void addKept(Offer offer) {
    if (explained.add(offer.plugin())) {
      offer.needs().forEach(need -> add(need, offer.plugin(), 0));
    }
  }

  private void add(Need need, String neededBy, int depth) {
    if (met(need, new HashSet<>())) {
      return;
    }
    var known = ways(need);
    if (known.isEmpty()) {
      gaps.add(unknown(need, neededBy, depth));
    }
    for (var offer : known) {
      var obstacle = choice.obstacle(offer, need);
      var lacks = obstacle == null;
      gaps.add(
          new Gap(
              depth,
              need.feature(),
              neededBy,
              offer.plugin(),
              lacks ? "it needs " + lacking(offer) : obstacle.reason(),
              lacks ? "" : cure(obstacle, offer, need, neededBy)));
      if (lacks && explained.add(offer.plugin())) {
        offer.needs().forEach(next -> add(next, offer.plugin(), depth + 1));
      }
    }
  }

  /** Who provides it, whether or not that helps here; what is off and taken away says nothing. */
  private List<Offer> ways(Need need) {
    var all = situation.offers().stream().filter(offer -> offer.meets(need).isPresent()).toList();
    var telling =
        all.stream()
            .filter(offer -> situation.isOn(offer) || choice.takenBy(offer.plugin()) == null)
            .toList();
    return telling.isEmpty() ? all : telling;
  }

  private Gap unknown(Need need, String neededBy, int depth) {
    for (var offer : situation.offers()) {
      for (var provided : offer.provides()) {
        if (provided.feature().equals(need.feature())) {
          return new Gap(
              depth,
              need.feature(),
              neededBy,
              offer.plugin(),
              "version %s, and it has to be %s".formatted(provided.version(), need.lowest()),
              INSTALL);
        }
      }
    }
    return new Gap(depth, need.feature(), neededBy, "", "nobody provides", INSTALL);
  }

  /** Who loses what it needs may be given up too. */
  private String cure(Obstacle obstacle, Offer offer, Need need, String neededBy) {
    if (choice.takenBy(offer.plugin()) == null) {
      return obstacle.cure();
    }
    var other =
        neededBy.isEmpty()
            ? need.feature()
            : situation.offer(neededBy).map(Offer::general).orElse(neededBy);
    return "%s, or give %s up too: -%s".formatted(obstacle.cure(), other, other);
  }

  private String lacking(Offer offer) {
    return offer.needs().stream()
        .filter(need -> !met(need, new HashSet<>()))
        .map(Need::feature)
        .collect(Collectors.joining(", "));
  }

  /** Whether somebody meets it whose own needs are met; plugins may need each other. */
  private boolean met(Need need, Set<String> assumed) {
    for (var offer : choice.of(need)) {
      if (assumed.contains(offer.plugin())) {
        return true;
      }
      var next = new HashSet<>(assumed);
      next.add(offer.plugin());
      if (offer.needs().stream().allMatch(each -> met(each, next))) {
        return true;
      }
    }
    return false;
  }
}
