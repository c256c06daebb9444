package io.plugdesk.grounding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much of a question's words a text holds; a synonym counts less than the word itself.
 *
 * @param rarity how rare each word of the question is among the passages that were found
 */
record Coverage(Map<String, Double> rarity) {
  private static final double SYNONYM = 0.7;

  /**
   * Weighs the words of a question; a word in no text is the rarest.
   *
   * @param words the words of the question
   * @param texts the words of each text that was found
   */
  static Coverage of(Set<String> words, List<Set<String>> texts) {
    return new Coverage(
        words.stream().collect(Collectors.toMap(Function.identity(), word -> rarity(word, texts))));
  }

  private static double rarity(String word, List<Set<String>> texts) {
    long holding = texts.stream().filter(text -> text.contains(word)).count();
    return Math.log(1 + (texts.size() + 0.5) / (holding + 0.5));
  }

  /** The share of the question that a text holds, 0 to 1. */
  double share(Set<String> text) {
    double held = 0;
    double whole = 0;
    for (var word : rarity.entrySet()) {
      whole += word.getValue();
      held += word.getValue() * held(word.getKey(), text);
    }
    return whole == 0 ? 0 : held / whole;
  }

  /** How many words of the question none of the texts holds. */
  long missing(List<Set<String>> texts) {
    return rarity.keySet().stream()
        .filter(word -> texts.stream().allMatch(text -> held(word, text) == 0))
        .count();
  }

  /** How much of a word a text holds: 1, or less where it holds a synonym only. */
  static double held(String word, Set<String> text) {
    if (text.contains(word)) {
      return 1;
    }
    return Synonyms.of(word).stream().anyMatch(text::contains) ? SYNONYM : 0;
  }
}
