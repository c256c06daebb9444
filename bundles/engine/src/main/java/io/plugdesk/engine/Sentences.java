package io.plugdesk.engine;

import java.text.BreakIterator;
import java.util.Locale;

/** Where sentences end, as {@link BreakIterator} sees it for all languages alike. */
final class Sentences {
  private Sentences() {}

  /**
   * Where the last sentence ends that is certainly over: another one has begun behind it.
   *
   * @param growing a text that more may be added to
   * @return 0 when none is over
   */
  static int over(String growing) {
    var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(growing);
    return growing.isEmpty() ? 0 : sentences.preceding(growing.length());
  }
}
