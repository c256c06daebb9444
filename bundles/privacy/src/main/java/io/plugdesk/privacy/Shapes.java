package io.plugdesk.privacy;

import java.util.regex.Pattern;

/** What a row of digits looks like, and what it is a part of. */
final class Shapes {
  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String MONTH = "(?:0?[1-9]|1[0-2])";
  private static final String YEAR = "(?:19|20)\\d\\d";
  private static final String GAP = "[-./ ]{1,2}";

  /** A date, perhaps with the hour behind it. */
  private static final Pattern DATE =
      Pattern.compile(
          "(?:%4$s%3$s%2$s%3$s%1$s|%1$s%3$s%2$s%3$s%4$s|%2$s%3$s%1$s%3$s%4$s)(?: \\d{1,2})?"
              .formatted(DAY, MONTH, GAP, YEAR));

  private static final Pattern DECIMAL = Pattern.compile("\\d+[.,]\\d{1,4}");

  private Shapes() {}

  /** Whether it is a date or a number with decimals. */
  static boolean isDateOrDecimal(String written) {
    return DATE.matcher(written.strip()).matches() || DECIMAL.matcher(written).matches();
  }

  /** Whether the span is a part of a longer code, of a price or of a decimal. */
  static boolean continues(String text, int start, int end) {
    return hangsOn(text, start) || goesOn(text, end);
  }

  /** Whether a word follows, as the street follows the number of a house. */
  static boolean isBeforeWord(String text, int end) {
    return at(text, end) == ' ' && Character.isLetter(at(text, end + 1));
  }

  private static boolean hangsOn(String text, int start) {
    char before = at(text, start - 1);
    if (Character.isLetterOrDigit(before) || "#_$€£¥".indexOf(before) >= 0) {
      return true;
    }
    boolean joint = "-./,".indexOf(before) >= 0 && text.charAt(start) != '+';
    return joint
        && Character.isLetterOrDigit(at(text, start - 2))
        && !Labels.endsAt(text, start - 1);
  }

  private static boolean goesOn(String text, int end) {
    char after = at(text, end);
    boolean joint = ".,:/".indexOf(after) >= 0 && Character.isDigit(at(text, end + 1));
    return joint || Character.isLetterOrDigit(after) || "_$€£¥%".indexOf(after) >= 0;
  }

  private static char at(String text, int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
  }
}
