package io.plugdesk.intake;

import java.util.Locale;
import java.util.regex.Pattern;

/** Finds a title for a document that nobody has named. */
final class Titles {
  /** What programs write into a file when nobody gave it a title. */
  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(?i)(untitled|unbenannt|document|presentation|workbook|slide)? ?\\d*"
              + "|microsoft (word|powerpoint|excel) - .*|.*\\.(docx?|pptx?|xlsx?|pdf|html?|md|txt|tmp)");

  private Titles() {}

  /**
   * The first of these that is one.
   *
   * @param named the title that the file names, or null
   * @param heading its first heading, or null
   * @param fileName its name
   */
  static String of(String named, String heading, String fileName) {
    if (named != null && !NO_TITLE.matcher(named.strip()).matches()) {
      return Limits.title(named);
    }
    if (heading != null && !heading.isBlank()) {
      return Limits.title(heading);
    }
    int dot = fileName.lastIndexOf('.');
    String stem = dot > 0 ? fileName.substring(0, dot) : fileName;
    String words = stem.replaceAll("[_-]+", " ").strip();
    if (words.isEmpty()) {
      return fileName;
    }
    return Limits.title(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }
}
