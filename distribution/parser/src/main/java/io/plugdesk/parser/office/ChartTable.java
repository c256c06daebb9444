package io.plugdesk.parser.office;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The numbers behind a chart, as they were when it was saved. */
final class ChartTable {
  private static final int MOST_POINTS = 10_000;

  private ChartTable() {}

  /** Writes its title and a table: a row for each category, a column for each series. */
  static void write(XmlTree part, Blocks blocks) {
    XmlTree chart = part.is("chart") ? part : part.at("chart");
    blocks.paragraph(words(chart.at("title")));
    List<XmlTree> series = chart.at("plotArea").all().filter(tree -> tree.is("ser")).toList();
    List<List<String>> columns = new ArrayList<>();
    for (XmlTree one : series) {
      if (columns.isEmpty()) {
        columns.add(column("", one.at("cat").exists() ? one.at("cat") : one.at("xVal")));
      }
      XmlTree values = one.at("val").exists() ? one.at("val") : one.at("yVal");
      columns.add(column(words(one.at("tx")), values));
    }
    blocks.table(rows(columns));
  }

  private static List<String> column(String head, XmlTree values) {
    TreeMap<Integer, String> points = new TreeMap<>();
    values
        .all()
        .filter(tree -> tree.is("pt"))
        .forEach(
            point ->
                points.put(Math.min(point.number("idx", 0), MOST_POINTS), point.at("v").text()));
    List<String> column = new ArrayList<>(List.of(head));
    int last = points.isEmpty() ? -1 : points.lastKey();
    for (int at = 0; at <= last; at++) {
      column.add(Markdown.escape(points.getOrDefault(at, "")));
    }
    return column;
  }

  private static List<List<String>> rows(List<List<String>> columns) {
    int height = columns.stream().mapToInt(List::size).max().orElse(0);
    List<List<String>> rows = new ArrayList<>();
    for (int at = 0; at < height; at++) {
      int row = at;
      rows.add(columns.stream().map(c -> row < c.size() ? c.get(row) : "").toList());
    }
    return rows;
  }

  private static String words(XmlTree tree) {
    return tree.all()
        .filter(part -> part.is("t") || part.is("v"))
        .map(part -> Markdown.escape(part.text()))
        .collect(Collectors.joining(" "));
  }
}
