package io.plugdesk.parser.web;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** A table of HTML as rows of cells: what spans several cells stands in each of them. */
final class HtmlTable {
  private static final int WIDEST_SPAN = 100;

  private final List<List<String>> rows = new ArrayList<>();
  private int cells;

  HtmlTable(Element table) {
    List<Integer> left = new ArrayList<>();
    List<String> above = new ArrayList<>();
    for (Element row : table.select("tr")) {
      if (row.closest("table") == table) {
        rows.add(row(row, left, above));
      }
    }
  }

  List<List<String>> rows() {
    return rows;
  }

  /** Whether it has so few cells that it only places what is in them. */
  boolean onlyPlaces() {
    return rows.size() <= 2 || cells <= rows.size();
  }

  private List<String> row(Element row, List<Integer> left, List<String> above) {
    List<String> line = new ArrayList<>();
    for (Element cell : row.children()) {
      if (!cell.normalName().equals("td") && !cell.normalName().equals("th")) {
        continue;
      }
      cells++;
      fromAbove(line, left, above);
      String words = HtmlBlocks.inline(cell);
      int rowsDown = span(cell, "rowspan");
      for (int column = span(cell, "colspan"); column > 0; column--) {
        put(left, line.size(), rowsDown - 1, 0);
        put(above, line.size(), words, "");
        line.add(words);
      }
    }
    fromAbove(line, left, above);
    return line;
  }

  private static void fromAbove(List<String> line, List<Integer> left, List<String> above) {
    while (line.size() < left.size() && left.get(line.size()) > 0) {
      int column = line.size();
      left.set(column, left.get(column) - 1);
      line.add(above.get(column));
    }
  }

  private static <T> void put(List<T> list, int index, T value, T filler) {
    while (list.size() <= index) {
      list.add(filler);
    }
    list.set(index, value);
  }

  private static int span(Element cell, String name) {
    String value = cell.attr(name).strip();
    return value.matches("[1-9]\\d{0,8}") ? Math.min(Integer.parseInt(value), WIDEST_SPAN) : 1;
  }
}
