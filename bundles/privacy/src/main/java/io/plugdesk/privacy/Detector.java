package io.plugdesk.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds personal data that can be told by its form: payment cards, IBANs, e-mail addresses, IP
 * addresses and telephone numbers.
 *
 * <p>The most specific goes first, and what it takes is hidden from the others: the digits of an
 * IBAN are no telephone number. May be used by many threads.
 */
public final class Detector {
  /** Stands in place of what is already found; part of no datum of any kind. */
  static final char TAKEN = '\u0001';

  private final List<Finder> finders;

  /**
   * Makes a detector.
   *
   * @param region the ISO 3166 code of the country whose telephone numbers are known without a
   *     country code, such as {@code US}
   */
  public Detector(String region) {
    this.finders =
        List.of(
            new IbanFinder(),
            new CardFinder(),
            new EmailFinder(),
            new AddressFinder(),
            new PhoneFinder(region));
  }

  /** Finds data of all kinds, in the order of the text, none overlapping another. */
  public List<Find> find(String text) {
    var found = new ArrayList<Find>();
    var rest = text;
    for (var finder : finders) {
      var more = finder.find(rest);
      if (!more.isEmpty()) {
        found.addAll(more);
        rest = without(rest, more);
      }
    }
    found.sort(Comparator.comparingInt(Find::start));
    return found;
  }

  /** The text with a mark in place of each find; the finds are in order. */
  static String redact(String text, List<Find> finds) {
    var redacted = new StringBuilder(text.length());
    int done = 0;
    for (var find : finds) {
      redacted.append(text, done, find.start()).append(find.kind().mark());
      done = find.end();
    }
    return redacted.append(text, done, text.length()).toString();
  }

  private static String without(String text, List<Find> finds) {
    var rest = new StringBuilder(text);
    for (var find : finds) {
      for (int i = find.start(); i < find.end(); i++) {
        rest.setCharAt(i, TAKEN);
      }
    }
    return rest.toString();
  }
}
