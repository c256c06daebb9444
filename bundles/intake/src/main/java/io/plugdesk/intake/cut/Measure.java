package io.plugdesk.intake.cut;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Tells what fits into a passage: by the embedding model's own tokens, and by letters, since a
 * model may count a word it does not know as one token however long it is.
 */
final class Measure {
  private static final int LETTERS_PER_TOKEN = 12;

  private final ToIntFunction<String> tokens;
  private final int limit;

  Measure(ToIntFunction<String> tokens, int limit) {
    this.tokens = tokens;
    this.limit = limit;
  }

  /** The same measure with a smaller limit. */
  Measure atMost(int smaller) {
    return new Measure(tokens, Math.min(limit, smaller));
  }

  int limit() {
    return limit;
  }

  boolean fits(String text) {
    return text.length() <= limit * LETTERS_PER_TOKEN && tokens.applyAsInt(text) <= limit;
  }

  /**
   * How many of the parts fit together.
   *
   * @return the end, exclusive; at least one part is taken, fitting or not
   */
  int fitting(List<String> parts, int from, String glue) {
    int low = from + 1;
    int high = Math.min(parts.size(), from + limit * LETTERS_PER_TOKEN);
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (fits(String.join(glue, parts.subList(from, middle)))) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
