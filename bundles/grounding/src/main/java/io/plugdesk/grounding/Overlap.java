package io.plugdesk.grounding;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which words of a question the passages found for it hold; each text is read once.
 *
 * <p>For one question and one thread.
 */
final class Overlap {
  private final Map<String, Set<String>> words = new HashMap<>();
  private final Map<String, Double> sentences = new HashMap<>();
  private final Coverage coverage;

  Overlap(String question, List<Found> found) {
    found.forEach(one -> words.put(one.passage().chunkId(), Words.content(whole(one.passage()))));
    this.coverage = Coverage.of(Words.content(question), List.copyOf(words.values()));
  }

  /** The share of the question that a passage holds, its headings included, 0 to 1. */
  double passage(Found found) {
    return coverage.share(words(found));
  }

  /** The largest share of the question that one sentence of a passage holds, 0 to 1. */
  double sentence(Found found) {
    return sentences.computeIfAbsent(
        found.passage().chunkId(),
        id ->
            Sentences.of(found.passage().text())
                .map(Words::content)
                .mapToDouble(coverage::share)
                .max()
                .orElse(0));
  }

  /** How many words of the question none of the passages holds. */
  double missing(List<Found> found) {
    return coverage.missing(found.stream().map(this::words).toList());
  }

  /** How much of the shorter of two passages the other one says too, by their words, 0 to 1. */
  double shared(Found one, Found other) {
    int shorter = Math.min(words(one).size(), words(other).size());
    return shorter == 0 ? 0 : both(one, other) / (double) shorter;
  }

  /** How much of the longer of two passages the other one says too, by their words, 0 to 1. */
  double alike(Found one, Found other) {
    int longer = Math.max(words(one).size(), words(other).size());
    return longer == 0 ? 1 : both(one, other) / (double) longer;
  }

  private int both(Found one, Found other) {
    var both = new HashSet<>(words(one));
    both.retainAll(words(other));
    return both.size();
  }

  private Set<String> words(Found found) {
    return words.get(found.passage().chunkId());
  }

  private static String whole(Passage passage) {
    return passage.title() + " " + passage.section() + " " + passage.text();
  }
}
