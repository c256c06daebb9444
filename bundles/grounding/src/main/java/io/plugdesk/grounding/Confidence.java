package io.plugdesk.grounding;

import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How likely the best passages answer a question.
 *
 * <p>A logistic regression over what the two searches say. Its weights were fitted on every second
 * question about the demo knowledge; the threshold was chosen with all of them in view (see {@code
 * eval answers}), so figures on those questions flatter it. The value is a probability, not a rank.
 *
 * @param similarity the highest cosine similarity of question and passage, 0 when there is none
 * @param coverage the share of the question's content words, rare ones counting more, that the best
 *     passage holds
 * @param anywhere the same share over the three best passages together
 * @param lead how far the best fused score is ahead of the fifth, 0 to 1
 * @param dense whether the search by meaning took part
 */
record Confidence(double similarity, double coverage, double anywhere, double lead, boolean dense) {
  private static final int TOP = 3;
  private static final int FIELD = 5;

  static Confidence of(String question, List<Found> found, boolean dense) {
    if (found.isEmpty()) {
      return new Confidence(0, 0, 0, 0, dense);
    }
    var words = Words.content(question);
    var texts = found.stream().map(Confidence::words).toList();
    var rarity = rarity(words, texts);
    double total = words.stream().mapToDouble(rarity::get).sum();
    double best = 0;
    for (var text : texts.subList(0, Math.min(TOP, texts.size()))) {
      best = Math.max(best, share(words, text, rarity, total));
    }
    var together = new HashSet<String>();
    texts.subList(0, Math.min(TOP, texts.size())).forEach(together::addAll);
    double similarity =
        found.stream().mapToDouble(f -> f.dense() == null ? 0 : f.dense()).max().orElse(0);
    double first = found.get(0).passage().score();
    double field = found.get(Math.min(FIELD, found.size()) - 1).passage().score();
    return new Confidence(
        similarity,
        best,
        share(words, together, rarity, total),
        first > 0 ? (first - field) / first : 0,
        dense);
  }

  /** The probability that the evidence is enough, 0 to 1. */
  double value(Calibration calibration) {
    return calibration.probability(this);
  }

  private static Set<String> words(Found found) {
    var passage = found.passage();
    return Words.content(passage.title() + " " + passage.section() + " " + passage.text());
  }

  /** How rare each word is among the passages that were found; a word in none is the rarest. */
  private static Map<String, Double> rarity(Set<String> words, List<Set<String>> texts) {
    var rarity = new HashMap<String, Double>();
    for (var word : words) {
      long holding = texts.stream().filter(text -> text.contains(word)).count();
      rarity.put(word, Math.log(1 + (texts.size() + 0.5) / (holding + 0.5)));
    }
    return rarity;
  }

  private static double share(
      Set<String> words, Set<String> text, Map<String, Double> rarity, double total) {
    if (total == 0) {
      return 0;
    }
    return words.stream().filter(text::contains).mapToDouble(rarity::get).sum() / total;
  }
}
