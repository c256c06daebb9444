package io.plugdesk.engine;

import io.plugdesk.api.channel.Citation;
import io.plugdesk.api.knowledge.Passage;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds the passages that a text really refers to, and the sentence of each that was used. */
final class Citing {
  private static final Pattern REFERENCE = Pattern.compile("\\[(\\d{1,3})]");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final double USED = 0.5;

  private Citing() {}

  /** The citations of a text, by number. */
  static List<Citation> citations(String text, List<Passage> passages) {
    var saying = new TreeMap<Integer, String>();
    var references = REFERENCE.matcher(text);
    while (references.find()) {
      int number = Integer.parseInt(references.group(1));
      if (number >= 1 && number <= passages.size()) {
        saying.putIfAbsent(number, sentenceBefore(text, references.start()));
      }
    }
    var citations = new ArrayList<Citation>();
    saying.forEach(
        (number, said) -> {
          var passage = passages.get(number - 1);
          citations.add(new Citation(number, passage, used(said, passage.text())));
        });
    return citations;
  }

  private static String sentenceBefore(String text, int end) {
    var plain = REFERENCE.matcher(text.substring(0, end)).replaceAll("").stripTrailing();
    var sentences = sentences(plain);
    return sentences.isEmpty() ? "" : sentences.get(sentences.size() - 1);
  }

  /** The sentence of the passage that shares most words with what was said, if it shares enough. */
  private static String used(String said, String passage) {
    var words = words(said);
    String best = null;
    double most = USED;
    for (var sentence : sentences(passage)) {
      var common = words(sentence);
      common.retainAll(words);
      double share = words.isEmpty() ? 0 : (double) common.size() / words.size();
      if (share > most) {
        most = share;
        best = sentence;
      }
    }
    return best;
  }

  private static List<String> sentences(String text) {
    var result = new ArrayList<String>();
    for (var line : text.split("\n")) {
      var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
      sentences.setText(line);
      int start = sentences.first();
      for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
        var sentence = line.substring(start, end).strip();
        if (!sentence.isEmpty()) {
          result.add(sentence);
        }
        start = end;
      }
    }
    return result;
  }

  private static Set<String> words(String text) {
    var words = new HashSet<String>();
    var matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
