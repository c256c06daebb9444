package io.plugdesk.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says a passage in Markdown as prose, for a model that learnt to read from sentences: a list item
 * without its mark, a row of a table with the table's header before each cell.
 */
final class Statements {
  private static final Pattern MARK = Pattern.compile("\\s*(?:[-*+]|\\d+[.)])\\s+");
  private static final Pattern RULE = Pattern.compile("[\\s|:-]*-[\\s|:-]*");
  private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+");

  private final List<String> said = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private List<String> header = List.of();

  private Statements() {}

  /**
   * What a passage says, one statement after the other.
   *
   * @param passage its text
   */
  static List<String> of(String passage) {
    var statements = new Statements();
    var lines = passage.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      boolean heads = i + 1 < lines.size() && RULE.matcher(lines.get(i + 1)).matches();
      statements.read(lines.get(i), heads && isRow(lines.get(i)));
    }
    statements.endParagraph();
    return List.copyOf(statements.said);
  }

  private void read(String line, boolean heads) {
    var mark = MARK.matcher(line);
    if (isRow(line)) {
      endParagraph();
      readRow(line, heads);
      return;
    }
    header = List.of();
    if (mark.lookingAt()) {
      endParagraph();
      paragraph.append(line.substring(mark.end()));
    } else if (line.isBlank()) {
      endParagraph();
    } else {
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
    }
  }

  private void readRow(String line, boolean heads) {
    var cells = cells(line);
    if (heads) {
      header = cells;
    } else if (!RULE.matcher(line).matches()) {
      var row = new ArrayList<String>();
      for (int i = 0; i < cells.size(); i++) {
        var name = i < header.size() ? header.get(i) : "";
        if (!cells.get(i).isEmpty()) {
          row.add(name.isEmpty() ? cells.get(i) : name + ": " + cells.get(i));
        }
      }
      said.add(String.join("; ", row) + ".");
    }
  }

  private void endParagraph() {
    SENTENCE.splitAsStream(paragraph).filter(one -> !one.isBlank()).forEach(said::add);
    paragraph.setLength(0);
  }

  private static boolean isRow(String line) {
    var bare = line.strip();
    return bare.startsWith("|") && bare.indexOf('|', 1) > 0;
  }

  private static List<String> cells(String row) {
    var bare = row.strip();
    var inner = bare.substring(1, bare.endsWith("|") ? bare.length() - 1 : bare.length());
    return Stream.of(CELL.split(inner, -1)).map(one -> one.strip().replace("\\|", "|")).toList();
  }
}
