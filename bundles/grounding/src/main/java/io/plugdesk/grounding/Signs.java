package io.plugdesk.grounding;

import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What speaks for and against an answer, in numbers that {@link Calibration} weighs.
 *
 * @param values the signs by name: {@code similarity}, the highest cosine similarity of question
 *     and passage; {@code lead}, how far the score of the best passage is ahead of the fourth that
 *     says something else; {@code coverage}, the share of the question's content words, rare ones
 *     counting more, in the best passage; {@code sentence}, the same in a single sentence; {@code
 *     missing}, how many of them no good passage holds; {@code reading}, the log-odds that the
 *     scoring model gives to the passage that answers most surely, absent without a reading
 * @param question the question's vector, null where the search by meaning took no part
 */
record Signs(Map<String, Double> values, float[] question) {
  /** The name of the highest cosine similarity. */
  static final String SIMILARITY = "similarity";

  private static final int TOP = 3;
  private static final int FIELD = 5;
  private static final int OTHERS = 4;

  /** Passages that share more than this share of their words say the same. */
  private static final double SAME = 0.3;

  /** Copies the values. */
  Signs {
    values = Map.copyOf(values);
  }

  /**
   * Reads the signs.
   *
   * @param found as {@link Weighing} orders and scores it
   * @param overlap what the question shares with it
   * @param vector the question's vector, or null
   * @param reading what the scoring model says of the first of them
   */
  static Signs of(List<Found> found, Overlap overlap, float[] vector, Reading reading) {
    var values = new LinkedHashMap<String, Double>();
    if (!found.isEmpty()) {
      var top = found.subList(0, Math.min(TOP, found.size()));
      var field = found.subList(0, Math.min(FIELD, found.size()));
      values.put(SIMILARITY, found.stream().mapToDouble(Signs::cosine).max().orElse(0));
      values.put("lead", lead(found, overlap));
      values.put("coverage", top.stream().mapToDouble(overlap::passage).max().orElse(0));
      values.put("sentence", field.stream().mapToDouble(overlap::sentence).max().orElse(0));
      values.put("missing", overlap.missing(top));
      reading.surest().ifPresent(surest -> values.put("reading", surest));
    }
    return new Signs(values, vector);
  }

  /** Two plans in nearly the same words are two passages, and no sign of doubt. */
  private static double lead(List<Found> found, Overlap overlap) {
    var best = found.get(0);
    var others =
        found.stream()
            .skip(1)
            .filter(one -> overlap.shared(best, one) < SAME)
            .mapToDouble(one -> one.passage().score())
            .limit(OTHERS)
            .toArray();
    double field =
        others.length > 0
            ? others[others.length - 1]
            : found.get(found.size() - 1).passage().score();
    return best.passage().score() - field;
  }

  private static double cosine(Found found) {
    return found.dense() == null ? 0 : found.dense();
  }
}
