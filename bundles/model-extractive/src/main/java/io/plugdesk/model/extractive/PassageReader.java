package io.plugdesk.model.extractive;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.model.extractive.Unit.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes one passage apart into the units that can be quoted. */
final class PassageReader {
  private static final Pattern ITEM = Pattern.compile("^\\s*[-*•+]\\s+(.*)$");
  private static final Pattern STEP = Pattern.compile("^\\s*\\d{1,2}[.)]\\s+(.*)$");
  private static final Pattern HEADING = Pattern.compile("^\\s*#{1,6}\\s.*$");

  private final int number;
  private final boolean english;
  private final Set<String> section;
  private final Set<String> title;
  private final String language;
  private final List<Unit> units = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private final List<String> table = new ArrayList<>();
  private int block;
  private Kind list;
  private final StringBuilder item = new StringBuilder();

  private PassageReader(int number, Passage passage) {
    this.number = number;
    this.language = passage.language();
    this.english = isEnglish(language);
    this.section = terms(passage.section());
    this.title = terms(passage.title());
  }

  /**
   * Reads a passage.
   *
   * @param number its number, from 1
   * @param passage the passage
   */
  static List<Unit> read(int number, Passage passage) {
    var reader = new PassageReader(number, passage);
    passage.text().lines().forEach(reader::line);
    reader.endBlock();
    return reader.units;
  }

  static boolean isEnglish(String language) {
    return language.startsWith("en") || language.equals("und");
  }

  private void line(String line) {
    var asItem = ITEM.matcher(line);
    var asStep = STEP.matcher(line);
    if (line.isBlank() || HEADING.matcher(line).matches()) {
      endBlock();
    } else if (line.strip().startsWith("|")) {
      endParagraphAndList();
      table.add(line.strip());
    } else if (asItem.matches()) {
      startItem(Kind.ITEM, asItem.group(1));
    } else if (asStep.matches()) {
      startItem(Kind.STEP, asStep.group(1));
    } else if (list != null) {
      item.append(' ').append(line.strip());
    } else {
      endTable();
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
    }
  }

  private void startItem(Kind kind, String text) {
    endTable();
    endParagraph();
    endItem();
    list = kind;
    item.append(text.strip());
  }

  private void endBlock() {
    endTable();
    endParagraphAndList();
  }

  private void endParagraphAndList() {
    endParagraph();
    endItem();
    if (list != null) {
      list = null;
      block++;
    }
  }

  private void endParagraph() {
    if (!paragraph.isEmpty()) {
      Sentences.of(paragraph.toString(), language).forEach(text -> add(Kind.SENTENCE, text));
      paragraph.setLength(0);
      block++;
    }
  }

  private void endItem() {
    if (!item.isEmpty()) {
      add(list, item.toString());
      item.setLength(0);
    }
  }

  private void endTable() {
    if (!table.isEmpty()) {
      Tables.rows(table).forEach(row -> add(Kind.ROW, row));
      table.clear();
      block++;
    }
  }

  private void add(Kind kind, String text) {
    units.add(
        new Unit(number, block, units.size(), kind, text, terms(text), section, title, english));
  }

  private Set<String> terms(String text) {
    return new LinkedHashSet<>(Words.terms(text, english));
  }
}
