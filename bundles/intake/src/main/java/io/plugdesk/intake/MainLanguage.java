package io.plugdesk.intake;

import io.plugdesk.desk.language.Languages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The language of most of a document's beginning: names on a title page must not decide over a
 * hundred pages of text.
 */
final class MainLanguage {
  private static final String UNKNOWN = "und";
  private static final int LETTERS_OF_PART = 2_000;
  private static final int MOST_PARTS = 10;

  private final Languages languages;

  MainLanguage(Languages languages) {
    this.languages = languages;
  }

  /**
   * Detects it: every part of the text votes with its length.
   *
   * @param texts the texts in order; what follows the first 20,000 letters does not count
   * @return a BCP 47 language subtag, or {@code und}
   */
  String of(List<String> texts) {
    Map<String, Integer> votes = new TreeMap<>();
    for (String part : parts(texts)) {
      votes.merge(languages.detect(part), part.length(), Integer::sum);
    }
    votes.remove(UNKNOWN);
    return votes.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse(UNKNOWN);
  }

  private static List<String> parts(List<String> texts) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String text : texts) {
      for (int from = 0; from < text.length(); from += LETTERS_OF_PART) {
        part.append(text, from, Math.min(text.length(), from + LETTERS_OF_PART)).append('\n');
        if (part.length() >= LETTERS_OF_PART) {
          parts.add(part.toString());
          part.setLength(0);
        }
        if (parts.size() == MOST_PARTS) {
          return parts;
        }
      }
    }
    if (!part.isEmpty()) {
      parts.add(part.toString());
    }
    return parts;
  }
}
