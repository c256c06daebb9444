package io.plugdesk.privacy;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.CreditCardValidator.CreditCardRange;

/**
 * Finds payment cards by issuer, length and check digit (ISO 7812), written in one or with gaps.
 *
 * <p>A card begins and ends with a group of digits; other groups may stand around it.
 */
final class CardFinder implements Finder {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 19;

  /** As short as the number of an article: counts only where a word speaks of a card. */
  private static final int SHORT = 13;

  private static final CreditCardRange[] FURTHER = {
    new CreditCardRange("3528", "3589", 16, 19),
    new CreditCardRange("62", "62", 16, 19),
    new CreditCardRange("2200", "2204", 16, 19),
    new CreditCardRange("2131", "2131", 15, 15),
    new CreditCardRange("1800", "1800", 15, 15),
    new CreditCardRange("50", "50", 12, 19),
    new CreditCardRange("56", "69", 12, 19),
  };
  private final CreditCardValidator known =
      new CreditCardValidator(
          CreditCardValidator.AMEX
              | CreditCardValidator.DINERS
              | CreditCardValidator.DISCOVER
              | CreditCardValidator.MASTERCARD
              | CreditCardValidator.VISA);
  private final CreditCardValidator further = new CreditCardValidator(FURTHER);

  @Override
  public List<Find> find(String text) {
    if (text.length() < SHORTEST) {
      return List.of();
    }
    var found = new ArrayList<Find>();
    for (int start = 0; start + SHORTEST <= text.length(); start++) {
      if (isDigit(text.charAt(start))
          && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))) {
        int end = end(text, start);
        if (end > 0) {
          found.add(new Find(Kind.CARD, start, end));
          start = end;
        }
      }
    }
    return found;
  }

  /** Where the longest card that begins here ends, or -1. */
  private int end(String text, int start) {
    var digits = new StringBuilder(LONGEST);
    int longest = -1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        digits.append(c);
        if (digits.length() > LONGEST) {
          return longest;
        }
        boolean groupEnds =
            i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
        if (groupEnds
            && digits.length() >= SHORTEST
            && isCard(digits.toString())
            && (digits.length() > SHORT || Labels.saysCard(text, start))) {
          longest = i + 1;
        }
      } else if ((c != ' ' && c != '-') || !isDigit(text.charAt(i - 1))) {
        return longest;
      }
    }
    return longest;
  }

  private boolean isCard(String digits) {
    return known.isValid(digits) || further.isValid(digits);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
