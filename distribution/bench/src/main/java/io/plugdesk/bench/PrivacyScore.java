package io.plugdesk.bench;

import io.plugdesk.privacy.Find;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well one kind of personal data is found.
 *
 * @param gold how many there are
 * @param covered how many of them are found to the last letter
 * @param found how many finds there are
 * @param right how many finds lie on one that is there
 */
record PrivacyScore(int gold, int covered, int found, int right) {
  static final PrivacyScore NONE = new PrivacyScore(0, 0, 0, 0);

  /** Measures one sentence. */
  static PrivacyScore of(String text, List<Find> gold, List<Find> found) {
    int covered = (int) gold.stream().filter(g -> covers(text, g, found)).count();
    int right = (int) found.stream().filter(f -> gold.stream().anyMatch(g -> meet(f, g))).count();
    return new PrivacyScore(gold.size(), covered, found.size(), right);
  }

  /** Whether no letter and no digit of it is left. */
  static boolean covers(String text, Find gold, List<Find> found) {
    for (int i = gold.start(); i < gold.end(); i++) {
      int place = i;
      if (Character.isLetterOrDigit(text.charAt(i))
          && found.stream().noneMatch(f -> f.start() <= place && place < f.end())) {
        return false;
      }
    }
    return true;
  }

  static boolean meet(Find one, Find other) {
    return one.start() < other.end() && other.start() < one.end();
  }

  PrivacyScore plus(PrivacyScore more) {
    return new PrivacyScore(
        gold + more.gold, covered + more.covered, found + more.found, right + more.right);
  }

  double precision() {
    return found == 0 ? 1 : right / (double) found;
  }

  double recall() {
    return gold == 0 ? 1 : covered / (double) gold;
  }

  /** The F measure that weighs recall twice as much as precision (van Rijsbergen, 1979). */
  double f2() {
    double sum = 4 * precision() + recall();
    return sum == 0 ? 0 : 5 * precision() * recall() / sum;
  }

  Map<String, Object> figures() {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("gold", gold);
    figures.put("found", found);
    figures.put("precision", Report.round(precision()));
    figures.put("recall", Report.round(recall()));
    figures.put("f2", Report.round(f2()));
    return figures;
  }
}
