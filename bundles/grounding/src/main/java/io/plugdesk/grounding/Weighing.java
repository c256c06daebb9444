package io.plugdesk.grounding;

import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Orders the passages of one question by what speaks for each: the weighted mean of {@code
 * nearness}, the cosine of question and passage; {@code lexical}, its BM25 score as a share of the
 * highest; {@code coverage}, the share of the question's words that it holds, rare ones counting
 * more; {@code sentence}, the same in its best sentence.
 *
 * <p>Unlike scores that are stretched over their own list, cosines that lie close together decide
 * little here, so that a passage with the very word that was asked for stays in front. A passage
 * that the search by meaning did not bring is no nearer than the last that it brought, and counts
 * as that near; one in a language that the embedding model does not know counts as the nearest. One
 * of a document that is only called like the one that the question means stays behind.
 */
final class Weighing {
  private static final double FITTED_DENSE_WEIGHT = 0.75;
  private static final String UNKNOWN = "und";

  /** So many are read sentence by sentence, those first whose best sentence could hold most. */
  private static final int READ = 12;

  /** What is left of the mean where the question means a namesake: more than cosines differ by. */
  private static final double OF_A_NAMESAKE = 0.8;

  private final Weights weights;
  private final Set<String> languages;
  private final List<Found> found;
  private final Overlap overlap;
  private final Namesakes namesakes;
  private final double nearest;
  private final double farthest;
  private final double mostLexical;
  private final double byMeaning;
  private final double byWords;

  /**
   * What each of the four counts, at a dense weight of 0.75, and the reading against all of them.
   *
   * @param nearness of the cosine
   * @param lexical of the BM25 score
   * @param coverage of the words in the passage
   * @param sentence of the words in one sentence
   * @param reading of the score of {@link Reading}, 0 to 1; the four together count the rest
   */
  record Weights(
      double nearness, double lexical, double coverage, double sentence, double reading) {}

  /**
   * Looks at what was found.
   *
   * @param weights the fitted weights
   * @param denseWeight how much the meaning counts, 0 to 1
   * @param languages the languages that the embedding model knows
   * @param found the passages in any order
   * @param overlap what the question shares with them
   * @param namesakes which of them are about something else that is called alike
   */
  Weighing(
      Weights weights,
      double denseWeight,
      Set<String> languages,
      List<Found> found,
      Overlap overlap,
      Namesakes namesakes) {
    this.weights = weights;
    this.languages = languages;
    this.found = found;
    this.overlap = overlap;
    this.namesakes = namesakes;
    var cosines = found.stream().map(Found::dense).filter(Objects::nonNull).toList();
    this.nearest = cosines.stream().max(Comparator.naturalOrder()).orElse(0.0);
    this.farthest = cosines.stream().min(Comparator.naturalOrder()).orElse(0.0);
    this.mostLexical = found.stream().mapToDouble(Weighing::bm25).max().orElse(0);
    this.byMeaning = denseWeight / FITTED_DENSE_WEIGHT;
    this.byWords = (1 - denseWeight) / (1 - FITTED_DENSE_WEIGHT);
  }

  /** The passages as they were found. */
  List<Found> found() {
    return found;
  }

  /** Best first, each with its weighted mean as score. */
  List<Found> ordered() {
    var hoped = sorted(found.stream().map(one -> scored(one, overlap.passage(one))).toList());
    int read = Math.min(READ, hoped.size());
    var ordered = new ArrayList<Found>();
    hoped.subList(0, read).forEach(one -> ordered.add(scored(one, overlap.sentence(one))));
    hoped.subList(read, hoped.size()).forEach(one -> ordered.add(scored(one, 0)));
    return sorted(ordered);
  }

  /** The four numbers of a passage by name. */
  Map<String, Double> measures(Found one) {
    return Map.of(
        "nearness",
        nearness(one),
        "lexical",
        lexical(one),
        "coverage",
        overlap.passage(one),
        "sentence",
        overlap.sentence(one));
  }

  private Found scored(Found one, double sentence) {
    double words =
        weights.lexical * lexical(one)
            + weights.coverage * overlap.passage(one)
            + weights.sentence * sentence;
    double sum = byMeaning * weights.nearness * nearness(one) + byWords * words;
    double all =
        byMeaning * weights.nearness
            + byWords * (weights.lexical + weights.coverage + weights.sentence);
    double kept = namesakes.hold(one.passage()) ? OF_A_NAMESAKE : 1;
    return new Found(one.passage().withScore(kept * sum / all), one.lexical(), one.dense());
  }

  private double nearness(Found one) {
    if (one.dense() != null) {
      return one.dense();
    }
    var language = one.passage().language();
    return language.equals(UNKNOWN) || languages.contains(language) ? farthest : nearest;
  }

  private double lexical(Found one) {
    return mostLexical > 0 ? bm25(one) / mostLexical : 0;
  }

  private static double bm25(Found one) {
    return one.lexical() == null ? 0 : one.lexical();
  }

  private static List<Found> sorted(List<Found> found) {
    return found.stream()
        .sorted(
            Comparator.comparingDouble((Found one) -> -one.passage().score())
                .thenComparing(one -> one.passage().chunkId()))
        .toList();
  }
}
