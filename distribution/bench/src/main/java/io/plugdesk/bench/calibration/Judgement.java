package io.plugdesk.bench.calibration;

/**
 * How well probabilities part answerable from unanswerable questions.
 *
 * @param area the area under the ROC curve
 * @param declined the share of the unanswerable that is declined
 * @param falselyDeclined the share of the answerable that is declined
 * @param calibrationError the expected calibration error over ten equal bins
 */
public record Judgement(
    double area, double declined, double falselyDeclined, double calibrationError) {
  private static final int BINS = 10;

  static Judgement of(double[] sure, boolean[] right, double threshold) {
    return new Judgement(
        area(sure, right),
        below(sure, right, threshold, false),
        below(sure, right, threshold, true),
        calibrationError(sure, right));
  }

  private static double area(double[] sure, boolean[] right) {
    double wins = 0;
    long pairs = 0;
    for (int i = 0; i < sure.length; i++) {
      for (int j = 0; right[i] && j < sure.length; j++) {
        if (!right[j]) {
          pairs++;
          wins += sure[i] > sure[j] ? 1 : sure[i] == sure[j] ? 0.5 : 0;
        }
      }
    }
    return pairs == 0 ? 0 : wins / pairs;
  }

  private static double below(double[] sure, boolean[] right, double threshold, boolean which) {
    int all = 0;
    int below = 0;
    for (int i = 0; i < sure.length; i++) {
      if (right[i] == which) {
        all++;
        below += sure[i] < threshold ? 1 : 0;
      }
    }
    return all == 0 ? 0 : below / (double) all;
  }

  /** Expected calibration error (Naeini, Cooper and Hauskrecht, AAAI 2015). */
  private static double calibrationError(double[] sure, boolean[] right) {
    var difference = new double[BINS];
    for (int i = 0; i < sure.length; i++) {
      int bin = Math.min(BINS - 1, (int) (sure[i] * BINS));
      difference[bin] += sure[i] - (right[i] ? 1 : 0);
    }
    double error = 0;
    for (double one : difference) {
      error += Math.abs(one);
    }
    return sure.length == 0 ? 0 : error / sure.length;
  }
}
