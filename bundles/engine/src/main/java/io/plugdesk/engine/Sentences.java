package io.plugdesk.engine;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where sentences end, as {@link BreakIterator} sees it for all languages alike; a full stop behind
 * a short word, as in "Dr. No" or "e.g. this", ends none.
 */
final class Sentences {
  private static final int LONGEST_SHORT_WORD = 4;

  private Sentences() {}

  /**
   * Where the last sentence ends that is certainly over: another one has begun behind it.
   *
   * @param growing a text that more may be added to
   * @return 0 when none is over
   */
  static int over(String growing) {
    if (growing.isEmpty()) {
      return 0;
    }
    var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(growing);
    int end = sentences.preceding(growing.length());
    while (end > 0 && mayGoOn(growing.substring(0, end))) {
      end = sentences.previous();
    }
    return end;
  }

  private static boolean mayGoOn(String sentence) {
    var words = sentence.stripTrailing();
    if (!words.endsWith(".") || sentence.indexOf('\n', words.length()) >= 0) {
      return false;
    }
    int begin = words.length() - 1;
    while (begin > 0 && !Character.isWhitespace(words.charAt(begin - 1))) {
      begin--;
    }
    return words.length() - 1 - begin <= LONGEST_SHORT_WORD;
  }
}
