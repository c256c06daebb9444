package io.plugdesk.parser.pdf;

import io.plugdesk.parser.markdown.Markdown;
import io.plugdesk.parser.pdf.Line.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds tables by their columns: lines that follow one another, whose pieces are as many and
 * overlap those of the line above. What is not plainly a table stays text.
 */
final class Columns {
  private static final int FEWEST_ROWS = 3;
  private static final float LARGEST_STEP = 4f;

  private Columns() {}

  /** How many lines from the given one on are a table; 0 when it does not begin one. */
  static int rows(List<Line> lines, int from) {
    Line first = lines.get(from);
    if (first.pieces().size() < 2) {
      return 0;
    }
    int end = from + 1;
    while (end < lines.size() && goesOn(lines.get(end - 1), lines.get(end))) {
      end++;
    }
    int rows = end - from;
    boolean prose = lines.subList(from, end).stream().allMatch(line -> line.text().length() > 200);
    return rows < FEWEST_ROWS || prose ? 0 : rows;
  }

  private static boolean goesOn(Line above, Line line) {
    float down = line.y() - above.y();
    if (line.pieces().size() != above.pieces().size()
        || down <= 0
        || down > LARGEST_STEP * line.size()) {
      return false;
    }
    for (int at = 0; at < line.pieces().size(); at++) {
      Piece own = line.pieces().get(at);
      Piece upper = above.pieces().get(at);
      if (own.left() >= upper.right() || own.right() <= upper.left()) {
        return false;
      }
    }
    return true;
  }

  static List<List<String>> table(List<Line> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(line.pieces().stream().map(piece -> Markdown.escape(piece.text())).toList());
    }
    return rows;
  }
}
