package io.plugdesk.parser.pdf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The sizes of a document's letters: the usual one is its body's, larger ones are headings. */
final class Sizes {
  private static final float LARGER = 1.15f;
  private static final int MOST_LEVELS = 5;
  private static final int LONGEST_HEADING = 160;
  private static final int LONGEST_BOLD_HEADING = 80;

  private final float body;
  private final TreeSet<Float> larger = new TreeSet<>();

  /** Learns them from the first pages. */
  Sizes(List<List<Line>> pages) {
    Map<Float, Integer> letters = new TreeMap<>();
    for (List<Line> page : pages) {
      page.forEach(line -> letters.merge(line.size(), line.text().length(), Integer::sum));
    }
    body =
        letters.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(0f);
    letters.keySet().stream().filter(size -> size >= body * LARGER).forEach(larger::add);
  }

  /** The level of the heading that a line is, or 0. */
  int level(Line line) {
    String text = line.text();
    boolean words = text.codePoints().filter(Character::isLetter).count() > 1;
    if (!words || line.pieces().size() > 2 || text.length() > LONGEST_HEADING) {
      return 0;
    }
    if (line.size() >= body * LARGER) {
      return Math.min(larger.tailSet(line.size(), false).size() + 1, MOST_LEVELS);
    }
    boolean sentence = text.matches(".*[.,;:!]") || Character.isLowerCase(text.codePointAt(0));
    boolean stands = line.bold() && line.size() >= body * 0.95f && line.pieces().size() == 1;
    return stands && !sentence && text.length() <= LONGEST_BOLD_HEADING
        ? Math.min(larger.size(), MOST_LEVELS) + 1
        : 0;
  }
}
