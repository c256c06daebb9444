package io.plugdesk.parser.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.util.CellRangeAddress;

/** The merged cells of a sheet: what stands in the first one stands in all of them. */
final class Merges {
  private static final int MOST_CELLS = 400;

  private final List<CellRangeAddress> waiting;
  private final List<Open> open = new ArrayList<>();

  private record Open(CellRangeAddress range, String value) {}

  private Merges(List<CellRangeAddress> ranges) {
    waiting = ranges;
    waiting.sort(Comparator.comparing(CellRangeAddress::getFirstRow).reversed());
  }

  /** Finds them; they are written after the cells, so the sheet is read twice. */
  static Merges of(PackagePart sheet) throws IOException {
    List<CellRangeAddress> ranges = new ArrayList<>();
    OfficeFile.walk(
        sheet,
        reader -> {
          while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                && reader.getLocalName().equals("mergeCell")) {
              CellRangeAddress range =
                  CellRangeAddress.valueOf(reader.getAttributeValue(null, "ref"));
              if (range.getNumberOfCells() <= MOST_CELLS) {
                ranges.add(range);
              }
            }
          }
        });
    return new Merges(ranges);
  }

  /** Fills the row with what was merged; rows come in their order. */
  void fill(int number, TreeMap<Integer, String> row) {
    open.removeIf(merge -> merge.range().getLastRow() < number);
    while (!waiting.isEmpty() && waiting.get(waiting.size() - 1).getFirstRow() <= number) {
      CellRangeAddress range = waiting.remove(waiting.size() - 1);
      String value = range.getFirstRow() == number ? row.get(range.getFirstColumn()) : null;
      if (value != null && range.getLastRow() >= number) {
        open.add(new Open(range, value));
      }
    }
    for (Open merge : open) {
      CellRangeAddress range = merge.range();
      for (int column = range.getFirstColumn(); column <= range.getLastColumn(); column++) {
        row.putIfAbsent(column, merge.value());
      }
    }
  }
}
