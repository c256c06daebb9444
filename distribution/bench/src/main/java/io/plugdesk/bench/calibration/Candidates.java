package io.plugdesk.bench.calibration;

import java.util.Arrays;

/**
 * The passages that were found for a training question.
 *
 * @param centre the help centre it was asked in
 * @param measures what speaks for each passage, in the order of {@link RankingFit#MEASURES}
 * @param right for each passage, whether it belongs to a document that answers the question
 */
public record Candidates(String centre, double[][] measures, boolean[] right) {
  /** Whether there is anything to learn: a passage that is right and one that is not. */
  boolean tell() {
    boolean first = right.length > 0 && right[0];
    for (boolean one : right) {
      if (one != first) {
        return true;
      }
    }
    return false;
  }

  /** Whether the passage with the highest weighted sum is right. */
  boolean rightFirst(double[] weights) {
    int best = 0;
    for (int i = 1; i < measures.length; i++) {
      best = sum(weights, i) > sum(weights, best) ? i : best;
    }
    return right.length > 0 && right[best];
  }

  /** The probability of each passage to be the one: the soft maximum of the weighted sums. */
  double[] shares(double[] weights) {
    var shares = new double[measures.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = sum(weights, i);
    }
    double highest = Arrays.stream(shares).max().orElse(0);
    double all = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(shares[i] - highest);
      all += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= all;
    }
    return shares;
  }

  private double sum(double[] weights, int passage) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * measures[passage][i];
    }
    return sum;
  }
}
