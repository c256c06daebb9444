package io.plugdesk.bench;

import java.util.List;
import java.util.Map;

/**
 * How good a ranking is: nDCG with graded gains (Järvelin and Kekäläinen, 2002), recall and
 * reciprocal rank, as trec_eval computes them.
 *
 * @param ndcg10 nDCG of the first ten
 * @param recall10 the share of relevant documents among the first ten
 * @param recall100 the share of relevant documents among the first hundred
 * @param reciprocalRank one over the rank of the first relevant document, 0 when there is none
 */
record Ranks(double ndcg10, double recall10, double recall100, double reciprocalRank) {

  /** Measures one query. */
  static Ranks of(List<String> ranked, Map<String, Integer> grades) {
    long relevant = grades.values().stream().filter(grade -> grade > 0).count();
    double first = 0;
    for (int i = 0; i < ranked.size() && first == 0; i++) {
      if (grades.getOrDefault(ranked.get(i), 0) > 0) {
        first = 1.0 / (i + 1);
      }
    }
    return new Ranks(
        ndcg(ranked, grades),
        found(ranked, grades, 10) / (double) relevant,
        found(ranked, grades, 100) / (double) relevant,
        first);
  }

  private static double ndcg(List<String> ranked, Map<String, Integer> grades) {
    double gain = 0;
    for (int i = 0; i < Math.min(10, ranked.size()); i++) {
      gain += Math.max(0, grades.getOrDefault(ranked.get(i), 0)) / discount(i);
    }
    var ideal = grades.values().stream().filter(g -> g > 0).sorted((a, b) -> b - a).toList();
    double best = 0;
    for (int i = 0; i < Math.min(10, ideal.size()); i++) {
      best += ideal.get(i) / discount(i);
    }
    return best == 0 ? 0 : gain / best;
  }

  private static long found(List<String> ranked, Map<String, Integer> grades, int depth) {
    return ranked.stream().limit(depth).filter(d -> grades.getOrDefault(d, 0) > 0).count();
  }

  private static double discount(int index) {
    return Math.log(index + 2) / Math.log(2);
  }
}
