package io.plugdesk.parser.markdown;

import java.util.ArrayList;
import java.util.List;

/** A table whose empty rows and columns are left out. */
public final class Table {
  private final List<String> lines = new ArrayList<>();
  private String header = "";

  /** Takes rows of escaped cells; the first one that is not empty is the header. */
  public Table(List<List<String>> rows) {
    List<List<String>> filled =
        rows.stream().filter(row -> row.stream().anyMatch(cell -> !cell.isBlank())).toList();
    int width = filled.stream().mapToInt(List::size).max().orElse(0);
    boolean[] used = new boolean[width];
    for (List<String> row : filled) {
      for (int column = 0; column < row.size(); column++) {
        used[column] |= !row.get(column).isBlank();
      }
    }
    filled.forEach(row -> lines.add(line(row, used)));
    if (!lines.isEmpty()) {
      header = lines.remove(0) + dashes(used);
    }
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return header.isEmpty();
  }

  /** The header and the line under it. */
  public String header() {
    return header;
  }

  /** The lines of the rows below the header. */
  public List<String> rows() {
    return lines;
  }

  private static String line(List<String> row, boolean[] used) {
    StringBuilder line = new StringBuilder("|");
    for (int column = 0; column < used.length; column++) {
      if (used[column]) {
        String cell = column < row.size() ? Markdown.oneLine(row.get(column)) : "";
        line.append(' ').append(cell.replace("|", "\\|")).append(" |");
      }
    }
    return line.append('\n').toString();
  }

  private static String dashes(boolean[] used) {
    StringBuilder line = new StringBuilder("|");
    for (boolean column : used) {
      line.append(column ? " --- |" : "");
    }
    return line.append('\n').toString();
  }
}
