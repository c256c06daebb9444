package io.plugdesk.editions;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.editions.Plan;
import io.plugdesk.desk.editions.Plan.Gap;
import io.plugdesk.desk.editions.Wish;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.resolver.ResolutionException;
import org.osgi.service.resolver.Resolver;

/** Asks the OSGi resolver what a wish comes to. */
final class Planner {
  private static final String NAME = "[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*";

  private final Resolver resolver;

  Planner(Resolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Makes a plan.
   *
   * @throws PlugdeskException REJECTED for a wish that makes no sense here
   */
  Plan plan(Situation situation, Wish wish) {
    var edition = situation.wanted();
    check(situation, wish, edition);
    edition.removeIf(feature -> within(feature, wish.remove()));
    edition.addAll(wish.add());
    var choice = new Choice(situation, edition, wish.remove());
    var kept =
        situation.offers().stream()
            .filter(situation::isOn)
            .filter(Offer::runs)
            .filter(offer -> choice.takenBy(offer.plugin()) == null)
            .toList();
    try {
      var wires = resolver.resolve(new EditionContext(choice, edition, kept));
      var steps = new Steps(situation, wish, choice).of(wires);
      return new Plan(true, false, List.copyOf(edition), steps, List.of());
    } catch (ResolutionException e) {
      return new Plan(
          false, false, List.copyOf(edition), List.of(), gaps(situation, choice, edition, kept, e));
    }
  }

  private static List<Gap> gaps(
      Situation situation,
      Choice choice,
      Set<String> edition,
      List<Offer> kept,
      ResolutionException failure) {
    var explanation = new Explanation(situation, choice);
    edition.forEach(explanation::addEdition);
    kept.forEach(explanation::addKept);
    var gaps = explanation.gaps();
    return gaps.isEmpty() ? List.of(new Gap(0, "", "", "", failure.getMessage(), "")) : gaps;
  }

  private static void check(Situation situation, Wish wish, Set<String> edition) {
    for (var names : List.of(wish.add(), wish.remove())) {
      for (var name : names) {
        if (!name.matches(NAME)) {
          throw refusal(
              "%s is no feature: it is named in lower-case words with dots, such as chat"
                  .formatted(name));
        }
      }
    }
    for (var feature : wish.add()) {
      if (within(feature, wish.remove())) {
        throw refusal("%s cannot be added and taken away in one plan".formatted(feature));
      }
    }
    var present = new TreeSet<>(edition);
    situation.offers().stream()
        .filter(situation::isOn)
        .forEach(offer -> offer.provides().forEach(each -> present.add(each.feature())));
    for (var feature : wish.remove()) {
      if (present.stream().noneMatch(each -> Provided.within(each, feature))) {
        throw refusal(
            "%s has no %s: it has %s%s"
                .formatted(
                    situation.tenant(),
                    feature,
                    present.isEmpty() ? "no feature" : String.join(", ", present),
                    unprovided(situation, wish)));
      }
    }
  }

  /** What would stand in the way next, so that it is not found out one after the other. */
  private static String unprovided(Situation situation, Wish wish) {
    var missing =
        wish.add().stream()
            .filter(
                feature ->
                    situation.offers().stream()
                        .flatMap(offer -> offer.provides().stream())
                        .noneMatch(each -> Provided.within(each.feature(), feature)))
            .toList();
    return missing.isEmpty() ? "" : "; and no plugin here provides " + String.join(" or ", missing);
  }

  private static boolean within(String feature, Set<String> names) {
    return names.stream().anyMatch(name -> Provided.within(feature, name));
  }

  private static PlugdeskException refusal(String reason) {
    return new PlugdeskException(Kind.REJECTED, reason);
  }
}
