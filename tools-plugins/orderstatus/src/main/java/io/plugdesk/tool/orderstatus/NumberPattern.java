package io.plugdesk.tool.orderstatus;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a number of an order looks like: a regular expression that is tried in no time, whatever
 * text it meets.
 *
 * <p>A model and the house look for numbers with it too, and Java tries every way in which it can
 * fit. So the ways are counted beforehand: each repetition multiplies them by how many lengths it
 * may have, and what has no end, or repeats a group, is refused.
 */
final class NumberPattern {
  private static final int LONGEST = 200;
  private static final int MOST_REPEATED = 200;
  private static final long MOST_WAYS = 100_000;

  private final String text;
  private int at;
  private long ways = 1;

  private NumberPattern(String text) {
    this.text = text;
  }

  /**
   * Makes a pattern.
   *
   * @throws IllegalArgumentException with how the sentence "number_pattern …" goes on
   */
  static Pattern of(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("has at most " + LONGEST + " characters");
    }
    try {
      var pattern = Pattern.compile(text);
      new NumberPattern(text).count();
      return pattern;
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("has to be a regular expression", e);
    }
  }

  private void count() {
    while (at < text.length()) {
      char next = text.charAt(at++);
      switch (next) {
        case '\\' -> escaped();
        case '[' -> set();
        case '(' -> group();
        case ')' -> groupEnds();
        case '|', '?' -> times(2);
        case '*', '+' -> throw endless();
        case '{' -> repeated();
        default -> {
          // Stands for itself: one way.
        }
      }
    }
  }

  private void escaped() {
    char what = text.charAt(at++);
    if (what == 'Q' || what == 'k' || Character.isDigit(what)) {
      throw new IllegalArgumentException("may not refer back or quote: write out what is meant");
    }
    if (what == 'c') {
      at++;
    } else if ("pPxN".indexOf(what) >= 0 && text.startsWith("{", at)) {
      at = text.indexOf('}', at) + 1;
    }
  }

  private void set() {
    int first = text.startsWith("^", at) ? at + 1 : at;
    for (; text.charAt(at) != ']' || at == first; at++) {
      if (text.charAt(at) == '[' || text.startsWith("]", first)) {
        throw new IllegalArgumentException("has brackets within brackets: write \\[ or \\]");
      }
      if (text.charAt(at) == '\\') {
        at++;
      }
    }
    at++;
  }

  private void group() {
    if (text.startsWith("?", at)) {
      if (!text.startsWith("?:", at)) {
        throw new IllegalArgumentException("has no groups but ( and (?:");
      }
      at += 2;
    }
  }

  private void groupEnds() {
    if (at < text.length() && "*+{".indexOf(text.charAt(at)) >= 0) {
      throw new IllegalArgumentException("repeats no group: repeat what is in it");
    }
  }

  private void repeated() {
    int end = text.indexOf('}', at);
    var bounds = text.substring(at, end).split(",", -1);
    if (bounds[bounds.length - 1].isBlank()) {
      throw endless();
    }
    int least = Integer.parseInt(bounds[0]);
    int most = Integer.parseInt(bounds[bounds.length - 1]);
    if (most > MOST_REPEATED) {
      throw new IllegalArgumentException("repeats at most " + MOST_REPEATED + " times");
    }
    times(most - least + 1L);
    at = end + 1;
  }

  private void times(long more) {
    ways *= more;
    if (ways > MOST_WAYS) {
      throw new IllegalArgumentException("can fit in too many ways: make its repetitions narrower");
    }
  }

  private static IllegalArgumentException endless() {
    return new IllegalArgumentException("repeats without end: write {1,20} in place of + and *");
  }
}
