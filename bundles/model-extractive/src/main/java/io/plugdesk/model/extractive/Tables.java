package io.plugdesk.model.extractive;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Reads Markdown tables row by row, so that a row makes sense without its table. */
final class Tables {
  private static final Pattern RULE = Pattern.compile("^\\|?[\\s:|-]+\\|?$");

  private Tables() {}

  /**
   * Each row as {@code Header: value; Header: value}; without a header row just its values.
   *
   * @param lines the lines of one table
   */
  static List<String> rows(List<String> lines) {
    boolean headed = lines.size() > 1 && RULE.matcher(lines.get(1)).matches();
    var headers = headed ? cells(lines.get(0)) : List.<String>of();
    return lines.stream()
        .skip(headed ? 2 : 0)
        .filter(line -> !RULE.matcher(line).matches())
        .map(line -> row(headers, cells(line)))
        .filter(row -> !row.isEmpty())
        .toList();
  }

  private static String row(List<String> headers, List<String> cells) {
    var row = new StringJoiner("; ");
    for (int column = 0; column < cells.size(); column++) {
      var header = column < headers.size() ? headers.get(column) : "";
      if (!cells.get(column).isEmpty()) {
        row.add(header.isEmpty() ? cells.get(column) : header + ": " + cells.get(column));
      }
    }
    return row.toString();
  }

  private static List<String> cells(String line) {
    var inner = line.strip();
    inner = inner.startsWith("|") ? inner.substring(1) : inner;
    inner = inner.endsWith("|") ? inner.substring(0, inner.length() - 1) : inner;
    return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
  }
}
