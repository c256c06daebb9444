package io.plugdesk.grounding;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a text that carry its content, each cut to its first six letters.
 *
 * <p>Cutting stands in for stemming where only overlap is counted: it needs no dictionary and
 * serves every alphabetic language (McNamee and Mayfield, "Character n-gram tokenization", 2004).
 */
final class Words {
  private static final int STEM = 6;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
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
    var matcher = WORD.matcher(plain(text));
    while (matcher.find()) {
      if (!EMPTY_WORDS.contains(matcher.group())) {
        words.add(cut(matcher.group()));
      }
    }
    return words;
  }

  /** All words in order, uncut. */
  static Set<String> all(String text) {
    var words = new LinkedHashSet<String>();
    var matcher = WORD.matcher(plain(text));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static String plain(String text) {
    var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static String cut(String word) {
    var singular =
        word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
            ? word.substring(0, word.length() - 1)
            : word;
    return singular.length() > STEM ? singular.substring(0, STEM) : singular;
  }
}
