package io.plugdesk.model.extractive;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Splits a paragraph into sentences; abbreviations and numbers do not end one. */
final class Sentences {
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "(?i).*(^|[\\s(])(e\\.g|i\\.e|etc|approx|no|nr|mr|mrs|ms|dr|st|a\\.m|p\\.m|z\\.b|bzw|ca)"
              + "\\.$");

  private Sentences() {}

  static List<String> of(String paragraph, String language) {
    var breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
    breaks.setText(paragraph);
    var sentences = new ArrayList<String>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      var piece = paragraph.substring(from, to).strip();
      boolean goesOn =
          ABBREVIATION.matcher(piece).matches()
              || to < paragraph.length() && Character.isLowerCase(paragraph.charAt(to));
      if (!goesOn || to == paragraph.length()) {
        if (!piece.isEmpty()) {
          sentences.add(piece);
        }
        from = to;
      }
    }
    return sentences;
  }
}
