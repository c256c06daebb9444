package io.plugdesk.parser.office;

import io.plugdesk.parser.markdown.Blocks;
import io.plugdesk.parser.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;

/**
 * Gathers the rows of a sheet into tables: an empty row or column parts two of them, and a long one
 * goes on under its header.
 */
final class SheetRows implements SheetContentsHandler {
  private static final int MOST_ROWS = 200;

  private final Blocks blocks;
  private final Merges merges;
  private final List<TreeMap<Integer, String>> rows = new ArrayList<>();
  private TreeMap<Integer, String> row = new TreeMap<>();
  private int lastFilled = -1;
  private boolean goesOn;

  SheetRows(Blocks blocks, Merges merges) {
    this.blocks = blocks;
    this.merges = merges;
  }

  @Override
  public void startRow(int number) {
    row = new TreeMap<>();
  }

  @Override
  public void cell(String reference, String value, XSSFComment comment) {
    if (value != null && !value.isBlank()) {
      int column =
          reference == null
              ? (row.isEmpty() ? 0 : row.lastKey() + 1)
              : new CellReference(reference).getCol();
      row.put(column, Markdown.escape(value));
    }
  }

  @Override
  public void endRow(int number) {
    merges.fill(number, row);
    if (row.isEmpty()) {
      return;
    }
    if (number > lastFilled + 1) {
      end();
    }
    lastFilled = number;
    rows.add(row);
    if (rows.size() > MOST_ROWS) {
      write();
      rows.subList(1, rows.size()).clear();
      goesOn = true;
    }
  }

  /** Writes what was gathered; the next row begins another table. */
  void end() {
    if (!goesOn || rows.size() > 1) {
      write();
    }
    rows.clear();
    goesOn = false;
  }

  private void write() {
    TreeSet<Integer> columns = new TreeSet<>();
    rows.forEach(cells -> columns.addAll(cells.keySet()));
    while (!columns.isEmpty()) {
      int first = columns.first();
      int last = first;
      while (columns.contains(last + 1)) {
        last++;
      }
      write(first, last);
      columns.headSet(last, true).clear();
    }
  }

  private void write(int first, int last) {
    if (first == last && rows.size() == 1) {
      blocks.paragraph(rows.get(0).get(first));
      return;
    }
    List<List<String>> table = new ArrayList<>();
    for (TreeMap<Integer, String> cells : rows) {
      List<String> line = new ArrayList<>();
      for (int column = first; column <= last; column++) {
        line.add(cells.getOrDefault(column, ""));
      }
      table.add(line);
    }
    blocks.table(table);
  }
}
