package io.plugdesk.shell;

/** Texts as they fit on a line. */
final class Texts {
  private Texts() {}

  /** One line of at most so many characters. */
  static String cut(String text, int most) {
    var line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= most ? line : line.substring(0, most - 1).stripTrailing() + "…";
  }
}
