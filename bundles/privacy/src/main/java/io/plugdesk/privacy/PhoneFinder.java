package io.plugdesk.privacy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds telephone numbers with Google's libphonenumber.
 *
 * <p>A number counts when it is dialled with a country code, or when it is valid in the region and
 * no word beside it calls it something else, such as an order number. One that is merely possible
 * somewhere in the world counts when a word beside it says that it is a telephone number.
 */
final class PhoneFinder implements Finder {
  /** Numbers of 2 to 15 digits are possible there, and 00 comes before a country code. */
  private static final String OPEN_PLAN = "DE";

  private static final int FEWEST_DIGITS = 6;
  private static final int FEWEST_WITH_COUNTRY = 8;
  private static final int FEWEST_WITHOUT_GAP = 7;
  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final String region;

  PhoneFinder(String region) {
    this.region = region;
  }

  @Override
  public List<Find> find(String text) {
    if (digits(text, 0, text.length()) < FEWEST_DIGITS) {
      return List.of();
    }
    var found = new ArrayList<Find>();
    for (var match : numbers.findNumbers(text, OPEN_PLAN, Leniency.POSSIBLE, Long.MAX_VALUE)) {
      var find = new Find(Kind.PHONE, match.start(), match.end());
      if (isWhole(text, find) && (isDialled(text, find) || isCalledPhone(text, find))) {
        found.add(find);
      }
    }
    for (var match : numbers.findNumbers(text, region, Leniency.VALID, Long.MAX_VALUE)) {
      var find = new Find(Kind.PHONE, match.start(), match.end());
      if (isWhole(text, find) && Labels.before(text, find.start()) != Labels.Says.OTHER) {
        found.add(find);
      }
    }
    return joined(found);
  }

  private static boolean isDialled(String text, Find find) {
    return text.charAt(find.start()) == '+'
        && digits(text, find.start(), find.end()) >= FEWEST_WITH_COUNTRY;
  }

  private static boolean isCalledPhone(String text, Find find) {
    var written = text.substring(find.start(), find.end());
    int digits = digits(written, 0, written.length());
    boolean gap = written.chars().anyMatch(c -> !Character.isDigit(c));
    return digits >= (gap ? FEWEST_DIGITS : FEWEST_WITHOUT_GAP)
        && !Shapes.isDateOrDecimal(written)
        && (Labels.behind(text, find.end())
            || (Labels.before(text, find.start()) == Labels.Says.PHONE
                && (digits > FEWEST_DIGITS || !Shapes.isBeforeWord(text, find.end()))));
  }

  /** A part of a longer code, such as {@code A-4711} or {@code #4711}, is not a number. */
  private static boolean isWhole(String text, Find find) {
    return !Shapes.continues(text, find.start(), find.end());
  }

  private static int digits(String text, int start, int end) {
    int digits = 0;
    for (int i = start; i < end; i++) {
      if (Character.isDigit(text.charAt(i))) {
        digits++;
      }
    }
    return digits;
  }

  /** Those that overlap, as one: a number with its extension is found twice. */
  private static List<Find> joined(List<Find> finds) {
    finds.sort(Comparator.comparingInt(Find::start));
    var joined = new ArrayList<Find>();
    for (var find : finds) {
      var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.overlaps(find)) {
        joined.set(
            joined.size() - 1,
            new Find(Kind.PHONE, last.start(), Math.max(last.end(), find.end())));
      } else {
        joined.add(find);
      }
    }
    return joined;
  }
}
