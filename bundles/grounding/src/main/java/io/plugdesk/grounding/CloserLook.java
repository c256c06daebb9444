package io.plugdesk.grounding;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Looks at one sentence of each of the best passages where they are close together, since a passage
 * speaks of several things and its vector of all of them at once.
 *
 * <p>It costs the embedding of three sentences, and only where the best passage is not far ahead.
 */
final class CloserLook {
  private static final int PASSAGES = 3;
  private static final double CLOSE = 0.2;
  private static final double WEIGHT = 4;

  private final Embeddings embeddings;

  CloserLook(Embeddings embeddings) {
    this.embeddings = embeddings;
  }

  /**
   * The same passages, the best ones perhaps in another order; their scores stay as they are.
   *
   * @param found best first, with fused scores of 0 to 1
   * @param vector the question's unit vector
   */
  List<Found> order(TenantContext tenant, String question, float[] vector, List<Found> found) {
    if (found.size() < 2 || lead(found) > CLOSE) {
      return found;
    }
    var best = found.subList(0, Math.min(PASSAGES, found.size()));
    var words = Words.content(question);
    var vectors =
        embeddings.passages(
            tenant, best.stream().map(one -> underItsHeadings(one.passage(), words)).toList());
    var scores = new LinkedHashMap<Found, Double>();
    for (int i = 0; i < best.size(); i++) {
      double nearness = similarity(vector, vectors.get(i));
      scores.put(best.get(i), best.get(i).passage().score() + WEIGHT * nearness);
    }
    var ordered = new ArrayList<>(best);
    ordered.sort(Comparator.comparing(scores::get, Comparator.reverseOrder()));
    ordered.addAll(found.subList(best.size(), found.size()));
    return ordered;
  }

  private static double lead(List<Found> found) {
    double first = found.get(0).passage().score();
    return first > 0 ? (first - found.get(1).passage().score()) / first : 0;
  }

  private static String underItsHeadings(Passage passage, Set<String> words) {
    var sentence =
        Sentences.of(passage.text())
            .max(Comparator.comparingDouble(one -> held(words, one)))
            .orElse(passage.text());
    return passage.title() + " › " + passage.section() + "\n" + sentence;
  }

  private static double held(Set<String> words, String sentence) {
    var text = Words.content(sentence);
    return words.stream().mapToDouble(word -> Coverage.held(word, text)).sum();
  }

  private static double similarity(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
