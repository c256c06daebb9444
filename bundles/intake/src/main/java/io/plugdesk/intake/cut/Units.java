package io.plugdesk.intake.cut;

import io.plugdesk.intake.parse.Block;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks what is too long for one passage, at the largest joint that helps. */
final class Units {
  private static final int HEADER_LINES = 2;

  private final Measure measure;

  Units(Measure measure) {
    this.measure = measure;
  }

  /** The block itself where it fits, else parts of it that do. */
  List<String> of(Block block) {
    if (measure.fits(block.text())) {
      return List.of(block.text());
    }
    return block.table() ? tableParts(block.text()) : lines(block.text());
  }

  /** The sentences of a text, each of which fits. */
  List<String> sentences(String text) {
    BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.ROOT);
    iterator.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = iterator.first();
    for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
      String sentence = text.substring(start, end).strip();
      if (!sentence.isEmpty()) {
        sentences.addAll(measure.fits(sentence) ? List.of(sentence) : words(sentence));
      }
      start = end;
    }
    return sentences;
  }

  /** Rows in groups, each under the header of the table. */
  private List<String> tableParts(String table) {
    List<String> rows = List.of(table.split("\n"));
    String header = String.join("\n", rows.subList(0, Math.min(HEADER_LINES, rows.size())));
    List<String> parts = new ArrayList<>();
    List<String> group = new ArrayList<>(List.of(header));
    for (String row : rows.subList(Math.min(HEADER_LINES, rows.size()), rows.size())) {
      if (!measure.fits(String.join("\n", group) + "\n" + row)) {
        addTable(group, parts);
        group = new ArrayList<>(List.of(header));
      }
      if (measure.fits(header + "\n" + row)) {
        group.add(row);
      } else {
        parts.addAll(words(row));
      }
    }
    addTable(group, parts);
    return parts;
  }

  private static void addTable(List<String> group, List<String> parts) {
    if (group.size() > 1) {
      parts.add(String.join("\n", group));
    }
  }

  private List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n")) {
      lines.addAll(measure.fits(line) ? List.of(line) : sentences(line));
    }
    return packed(lines, "\n");
  }

  private List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("\\s+")) {
      words.addAll(measure.fits(word) ? List.of(word) : letters(word));
    }
    return packed(words, " ");
  }

  private List<String> letters(String word) {
    return packed(word.codePoints().mapToObj(Character::toString).toList(), "");
  }

  /** Joins neighbours for as long as they fit together. */
  private List<String> packed(List<String> parts, String glue) {
    List<String> packed = new ArrayList<>();
    int from = 0;
    while (from < parts.size()) {
      int end = measure.fitting(parts, from, glue);
      packed.add(String.join(glue, parts.subList(from, end)));
      from = end;
    }
    return packed.stream().filter(part -> !part.isBlank()).toList();
  }
}
