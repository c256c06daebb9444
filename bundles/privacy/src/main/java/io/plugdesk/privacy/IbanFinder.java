package io.plugdesk.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;

/** Finds IBANs by country, length and check digits (ISO 13616), in any grouping and case. */
final class IbanFinder implements Finder {
  private static final Pattern START =
      Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}[ -]?\\d{2}(?=[ -]?[A-Za-z0-9])");
  private static final int SHORTEST = 15;
  private static final int LONGEST = 34;
  private final IBANValidator validator = IBANValidator.getInstance();

  @Override
  public List<Find> find(String text) {
    if (text.length() < SHORTEST) {
      return List.of();
    }
    var found = new ArrayList<Find>();
    var starts = START.matcher(text);
    int from = 0;
    while (starts.find(from)) {
      int end =
          validator.hasValidator(upper(text.substring(starts.start(), starts.start() + 2)))
              ? end(text, starts.start())
              : -1;
      if (end > 0) {
        found.add(new Find(Kind.IBAN, starts.start(), end));
      }
      from = Math.max(end, starts.start() + 2);
    }
    return found;
  }

  /** Where the IBAN that begins here ends, or -1: each end of a group is tried. */
  private int end(String text, int start) {
    var code = new StringBuilder();
    for (int i = start; i < text.length() && code.length() < LONGEST; i++) {
      char c = text.charAt(i);
      if (isPart(c)) {
        code.append(c);
        boolean groupEnds =
            i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
        if (groupEnds && code.length() >= SHORTEST && validator.isValid(upper(code.toString()))) {
          return i + 1;
        }
      } else if ((c != ' ' && c != '-') || !isPart(text.charAt(i - 1))) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isPart(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
