package io.plugdesk.intake.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Collects blocks under the headings that are open; the first top heading is the title. */
final class Outline {
  private final TreeMap<Integer, String> open = new TreeMap<>();
  private final List<Block> blocks = new ArrayList<>();
  private String title;

  /** Opens a heading, which closes those of its level and below. */
  void heading(int level, String text) {
    String line = oneLine(text);
    if (line.isEmpty()) {
      return;
    }
    if (title == null && blocks.isEmpty() && open.isEmpty()) {
      title = line;
      return;
    }
    open.tailMap(level, true).clear();
    open.put(level, line);
  }

  /** Adds a block under the open headings. */
  void add(String text, boolean table) {
    String stripped = text.strip();
    if (!stripped.isEmpty()) {
      blocks.add(new Block(List.copyOf(open.values()), stripped, table));
    }
  }

  /** Adds a table of which the first row is the header. */
  void table(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder(row(rows.get(0)));
    text.append("\n|").append(" --- |".repeat(rows.get(0).size()));
    rows.stream().skip(1).forEach(row -> text.append('\n').append(row(row)));
    add(text.toString(), true);
  }

  /** Names the title, whatever the headings say. */
  void title(String text) {
    String line = oneLine(text);
    if (!line.isEmpty()) {
      title = line;
    }
  }

  Parsed parsed() {
    return new Parsed(title, blocks);
  }

  private static String row(List<String> cells) {
    StringBuilder line = new StringBuilder("|");
    cells.forEach(cell -> line.append(' ').append(oneLine(cell).replace("|", "\\|")).append(" |"));
    return line.toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
