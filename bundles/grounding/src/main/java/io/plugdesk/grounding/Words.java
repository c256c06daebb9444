package io.plugdesk.grounding;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The words of a text that carry its content, each cut to its first six letters.
 *
 * <p>Cutting stands in for stemming where only overlap is counted: it needs no dictionary and
 * serves every alphabetic language (McNamee and Mayfield, "Character n-gram tokenization", 2004).
 */
final class Words {
  private static final int STEM = 6;
  private static final int FIRST_BEYOND_ASCII = 128;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          ("a an and are as at be been but by can could did do does for from had has have he her"
                  + " here him his how i if in into is it its just like many may me might much my no"
                  + " not of off on one or our out please she should so some than that the their"
                  + " them then there these they this those to too up us want was we were what when"
                  + " where which while who whom whose why will with would you your about also any"
                  + " get got am there's i'm what's tell know need long often happens happen s t ll"
                  + " ve re d m")
              .split(" "));

  private Words() {}

  /** The content words in order, without repetition. */
  static Set<String> content(String text) {
    var words = new LinkedHashSet<String>();
    each(
        text,
        word -> {
          if (!EMPTY_WORDS.contains(word)) {
            words.add(cut(word));
          }
        });
    return words;
  }

  /** All words in order, uncut. */
  static Set<String> all(String text) {
    var words = new LinkedHashSet<String>();
    each(text, words::add);
    return words;
  }

  /** By hand, since a hundred passages are read while somebody waits. */
  private static void each(String text, Consumer<String> use) {
    var plain = plain(text);
    int from = 0;
    while (from < plain.length()) {
      int to = from;
      while (to < plain.length() && isPart(plain.codePointAt(to))) {
        to += Character.charCount(plain.codePointAt(to));
      }
      if (to > from) {
        use.accept(plain.substring(from, to));
        from = to;
      } else {
        from += Character.charCount(plain.codePointAt(from));
      }
    }
  }

  /** Whether a letter of a plain text belongs to a word. */
  private static boolean isPart(int letter) {
    if (letter < FIRST_BEYOND_ASCII) {
      return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9';
    }
    return Character.isLetterOrDigit(letter)
        || Character.getType(letter) == Character.LETTER_NUMBER
        || Character.getType(letter) == Character.OTHER_NUMBER;
  }

  private static String plain(String text) {
    if (isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_BEYOND_ASCII) {
        return false;
      }
    }
    return true;
  }

  private static String cut(String word) {
    var singular =
        word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
            ? word.substring(0, word.length() - 1)
            : word;
    return singular.length() > STEM ? singular.substring(0, STEM) : singular;
  }
}
