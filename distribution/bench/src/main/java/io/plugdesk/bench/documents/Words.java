package io.plugdesk.bench.documents;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How much of one text another one holds. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern MARKUP =
      Pattern.compile("<!--.*?-->|<[^>]+>|!?\\[([^\\]]*)\\]\\([^)]*\\)", Pattern.DOTALL);

  private Words() {}

  /**
   * The share of the truth's words that the text has, each as often as the truth has it; 1 for a
   * truth without words. Comments, tags and the addresses of links do not count.
   */
  static double recall(String truth, String text) {
    var wanted = count(truth);
    var there = count(text);
    int all = wanted.values().stream().mapToInt(Integer::intValue).sum();
    int found =
        wanted.entrySet().stream()
            .mapToInt(word -> Math.min(word.getValue(), there.getOrDefault(word.getKey(), 0)))
            .sum();
    return all == 0 ? 1 : (double) found / all;
  }

  private static Map<String, Integer> count(String text) {
    var counts = new HashMap<String, Integer>();
    var plain = MARKUP.matcher(text).replaceAll(match -> " " + safe(match.group(1)) + " ");
    var matcher = WORD.matcher(plain.replace("&amp;", "&").replace("\\", ""));
    while (matcher.find()) {
      counts.merge(matcher.group().toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    return counts;
  }

  private static String safe(String group) {
    return group == null ? "" : java.util.regex.Matcher.quoteReplacement(group);
  }
}
