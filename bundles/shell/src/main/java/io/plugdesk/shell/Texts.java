package io.plugdesk.shell;

import io.plugdesk.api.knowledge.Passage;
import org.jline.utils.AttributedString;

/** Texts as they fit on a line of a terminal, where colours take no column and some signs two. */
final class Texts {
  private Texts() {}

  /** One line of at most so many columns. */
  static String cut(String text, int most) {
    return end(text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), most);
  }

  /** The text, ended with an ellipsis where it is longer. */
  static String end(String text, int most) {
    var shown = AttributedString.fromAnsi(text);
    return shown.columnLength() <= most
        ? text
        : shown.columnSubSequence(0, Math.max(0, most - 1)).toAnsi().stripTrailing() + "…";
  }

  /** Where a passage of a document with pages stands, such as "page 12" or "pages 12–13". */
  static String pages(Passage passage) {
    return passage.page().equals(passage.lastPage())
        ? "page " + passage.page()
        : "pages " + passage.page() + "–" + passage.lastPage();
  }

  /** How many columns it takes. */
  static int columns(String text) {
    return AttributedString.fromAnsi(text).columnLength();
  }
}
