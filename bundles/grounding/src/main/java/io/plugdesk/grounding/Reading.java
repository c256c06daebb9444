package io.plugdesk.grounding;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.gateway.Scoring;
import io.plugdesk.desk.gateway.Scoring.Text;
import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the tenant's scoring model says of the first passages of one question: how surely each
 * answers it, 0 to 1. Those after one that surely does are not read; of those that say nearly the
 * same, such as the rows of a catalogue, the first is read for all. A tenant without such a model,
 * a question or passages in a language that it does not know and a model that failed have an empty
 * reading.
 */
final class Reading {
  /** Without any. */
  static final Reading NONE = new Reading(null, Map.of());

  /** Beyond this a probability says no more, and nothing surer is looked for. */
  private static final double SURE = 0.95;

  /** Below this a probability says no more. */
  private static final double NEVER = 0.001;

  /** Passages that share more than this share of the longer one's words are read once. */
  private static final double ALIKE = 0.75;

  private final String model;
  private final Map<String, Double> scores;

  private Reading(String model, Map<String, Double> scores) {
    this.model = model;
    this.scores = scores;
  }

  /**
   * Has the first passages read.
   *
   * @param scoring the models
   * @param tenant the tenant
   * @param question the question, with its language
   * @param found the passages, best first
   * @param overlap what they share
   * @param most how many of the first are read at most
   */
  static Reading of(
      Scoring scoring,
      TenantContext tenant,
      Text question,
      List<Found> found,
      Overlap overlap,
      int most) {
    var alike = alike(found.subList(0, Math.min(most, found.size())), overlap);
    if (alike.isEmpty()) {
      return NONE;
    }
    var read = alike.stream().map(same -> text(same.get(0))).toList();
    return scoring
        .scores(tenant, question, read, SURE)
        .map(said -> new Reading(said.model(), byId(alike, said.values())))
        .filter(reading -> !reading.scores.isEmpty())
        .orElse(NONE);
  }

  /** Those that say nearly the same together, each group under its best. */
  private static List<List<Found>> alike(List<Found> first, Overlap overlap) {
    var groups = new ArrayList<List<Found>>();
    for (var one : first) {
      groups.stream()
          .filter(group -> overlap.alike(group.get(0), one) > ALIKE)
          .findFirst()
          .ifPresentOrElse(
              group -> group.add(one), () -> groups.add(new ArrayList<>(List.of(one))));
    }
    return groups;
  }

  private static Map<String, Double> byId(List<List<Found>> alike, List<OptionalDouble> values) {
    var scores = new HashMap<String, Double>();
    for (int i = 0; i < alike.size(); i++) {
      for (var one : alike.get(i)) {
        values.get(i).ifPresent(value -> scores.put(one.passage().chunkId(), value));
      }
    }
    return Map.copyOf(scores);
  }

  /** The model that read, or null. */
  String model() {
    return model;
  }

  /** What it said of a passage; empty where it did not read it. */
  OptionalDouble score(Found one) {
    var score = scores.get(one.passage().chunkId());
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  /** The log-odds of the passage that answers most surely, -6.9 to 2.9; empty without a reading. */
  OptionalDouble surest() {
    var best = scores.values().stream().mapToDouble(Double::doubleValue).max();
    return best.isEmpty() ? best : OptionalDouble.of(logit(best.getAsDouble()));
  }

  /**
   * The passages by the mean of their own score and the reading, those that were not read behind.
   *
   * @param found the passages, each with a score of 0 to 1
   * @param weight how much the reading counts, 0 to 1
   */
  List<Found> ordered(List<Found> found, double weight) {
    if (scores.isEmpty()) {
      return found;
    }
    var ordered = new ArrayList<Found>();
    for (var one : found) {
      double own = (1 - weight) * one.passage().score();
      double score = own + weight * score(one).orElse(0);
      ordered.add(new Found(one.passage().withScore(score), one.lexical(), one.dense()));
    }
    ordered.sort(Comparator.comparingDouble((Found one) -> -one.passage().score()));
    return List.copyOf(ordered);
  }

  private static Text text(Found one) {
    var passage = one.passage();
    var section = passage.section();
    var heading = section.substring(section.lastIndexOf('›') + 1).strip();
    boolean more = !heading.isEmpty() && !heading.equals(passage.title());
    var headings = passage.title() + " - " + (more ? heading + " - " : "");
    var statements = String.join("\n", Statements.of(passage.text()));
    return new Text(passage.language(), headings + "\n" + statements);
  }

  private static double logit(double probability) {
    double p = Math.max(NEVER, Math.min(SURE, probability));
    return Math.log(p / (1 - p));
  }
}
