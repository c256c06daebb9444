package io.plugdesk.shell;

/** Texts as they fit on a line. */
final class Texts {
  private Texts() {}

  /** One line of at most so many characters. */
  static String cut(String text, int most) {
    return end(text.replaceAll("\\s+", " ").strip(), most);
  }

  /** The text, ended with an ellipsis where it is longer. */
  static String end(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1).stripTrailing() + "…";
  }
}
