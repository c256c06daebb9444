package io.plugdesk.parser.pdf;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a page: pieces with wide gaps between them.
 *
 * @param pieces its pieces from left to right
 * @param y how far its foot is from the top, in points
 * @param size the size of most of its letters, in points
 * @param bold whether all of its letters are bold
 */
record Line(List<Piece> pieces, float y, float size, boolean bold) {
  /**
   * Text between gaps.
   *
   * @param left where it begins, in points
   * @param right where it ends, in points
   * @param text its words
   */
  record Piece(float left, float right, String text) {}

  Line {
    pieces = List.copyOf(pieces);
  }

  String text() {
    return pieces.stream().map(Piece::text).collect(Collectors.joining(" "));
  }

  float left() {
    return pieces.get(0).left();
  }

  float right() {
    return pieces.get(pieces.size() - 1).right();
  }
}
