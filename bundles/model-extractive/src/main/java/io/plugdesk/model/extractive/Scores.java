package io.plugdesk.model.extractive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well each unit answers a question: the share of the question's terms that it holds, weighted
 * by how rare they are among the units (idf), helped by its headings, by having what kind of thing
 * is asked for, and by the place of its passage.
 */
final class Scores {
  private static final double SECTION_WEIGHT = 0.6;
  private static final double TITLE_WEIGHT = 0.4;
  private static final double CUE_BONUS = 0.2;
  private static final double MOST_CUE_BONUS = 0.3;
  private static final double FIRST_PASSAGE_BONUS = 0.8;
  private static final double OPENING_BONUS = 0.08;
  private static final double FOCUS_BONUS = 0.3;
  private static final int SHORT = 4;

  private final Map<String, Map<String, Double>> english;
  private final Map<String, Map<String, Double>> other;
  private final Set<Cue> cues;
  private final Map<String, Double> rarity = new HashMap<>();
  private final double whole;

  Scores(String question, List<Unit> units) {
    this.english = Words.wanted(question, true);
    this.other = Words.wanted(question, false);
    this.cues = Cue.asked(question);
    var wanted = isEnglish(units) ? english : other;
    wanted.forEach(
        (term, accepted) -> {
          long holders =
              units.stream()
                  .filter(unit -> accepted.keySet().stream().anyMatch(unit.terms()::contains))
                  .count();
          double idf = Math.log(1 + (units.size() - holders + 0.5) / (holders + 0.5));
          rarity.put(term, idf * Words.weight(term));
        });
    this.whole = rarity.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Whether the question asks for steps. */
  boolean asksForSteps() {
    return cues.contains(Cue.STEPS);
  }

  /** The terms of the question that the unit's own text holds. */
  Set<String> held(Unit unit) {
    var held = new HashSet<String>();
    wanted(unit)
        .forEach(
            (term, accepted) -> {
              if (weight(accepted, unit.terms()) > 0) {
                held.add(term);
              }
            });
    return held;
  }

  /** How much of the question the unit speaks of, headings included, 0 to 1. */
  double evidence(Unit unit) {
    if (whole == 0) {
      return 0;
    }
    double sum = 0;
    for (var wanted : wanted(unit).entrySet()) {
      var accepted = wanted.getValue();
      double own = weight(accepted, unit.terms());
      double section = SECTION_WEIGHT * weight(accepted, unit.section());
      double title = TITLE_WEIGHT * weight(accepted, unit.title());
      sum += rarity.getOrDefault(wanted.getKey(), 0.0) * Math.max(own, Math.max(section, title));
    }
    return sum / whole;
  }

  /** How well the unit answers the question; comparable within one question only. */
  double score(Unit unit) {
    long given = cues.stream().filter(cue -> cue.givenBy(unit)).count();
    double focus = FOCUS_BONUS * held(unit).size() / Math.max(SHORT, unit.terms().size());
    return evidence(unit)
        + focus
        + (unit.order() == 0 ? OPENING_BONUS : 0)
        + Math.min(MOST_CUE_BONUS, CUE_BONUS * given)
        + FIRST_PASSAGE_BONUS / unit.passage();
  }

  private Map<String, Map<String, Double>> wanted(Unit unit) {
    return unit.english() ? english : other;
  }

  private static boolean isEnglish(List<Unit> units) {
    return units.stream().filter(Unit::english).count() * 2 >= units.size();
  }

  private static double weight(Map<String, Double> accepted, Set<String> terms) {
    double best = 0;
    for (var one : accepted.entrySet()) {
      if (one.getValue() > best && terms.contains(one.getKey())) {
        best = one.getValue();
      }
    }
    return best;
  }
}
