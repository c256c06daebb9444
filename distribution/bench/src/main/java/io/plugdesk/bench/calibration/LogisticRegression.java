package io.plugdesk.bench.calibration;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Logistic regression with a quadratic penalty for each weight, fitted by Newton's method (C.
 * Bishop, "Pattern Recognition and Machine Learning", 2006, 4.3.3).
 */
final class LogisticRegression {
  private static final int MOST_STEPS = 50;
  private static final double SMALL_STEP = 1e-8;
  private static final double RIDGE = 1e-9;

  private LogisticRegression() {}

  /**
   * Fits.
   *
   * @param rows the examples; the first number of each is 1, for the constant
   * @param right what is right for each
   * @param counts how much each counts
   * @param penalties how much each weight is held back; 0 for the constant
   * @return the weights, the constant first
   */
  static double[] fit(double[][] rows, boolean[] right, double[] counts, double[] penalties) {
    int size = penalties.length;
    var weights = new double[size];
    for (int step = 0; step < MOST_STEPS; step++) {
      var slope = new double[size];
      var bend = new double[size][size];
      for (int i = 0; i < size; i++) {
        slope[i] = penalties[i] * weights[i];
        bend[i][i] = penalties[i] + RIDGE;
      }
      for (int row = 0; row < rows.length; row++) {
        add(rows[row], right[row], counts[row], weights, slope, bend);
      }
      var move =
          new CholeskyDecomposition(new Array2DRowRealMatrix(bend, false), 1e-6, 1e-14)
              .getSolver()
              .solve(new ArrayRealVector(slope, false));
      for (int i = 0; i < size; i++) {
        weights[i] -= move.getEntry(i);
      }
      if (move.getLInfNorm() < SMALL_STEP) {
        break;
      }
    }
    return weights;
  }

  /** The log odds of an example. */
  static double logOdds(double[] weights, double[] row) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += weights[i] * row[i];
    }
    return sum;
  }

  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  private static void add(
      double[] row,
      boolean right,
      double count,
      double[] weights,
      double[] slope,
      double[][] bend) {
    double sure = probability(logOdds(weights, row));
    double error = count * (sure - (right ? 1 : 0));
    double certainty = count * sure * (1 - sure);
    for (int i = 0; i < row.length; i++) {
      slope[i] += error * row[i];
      double part = certainty * row[i];
      for (int j = 0; j <= i; j++) {
        bend[i][j] += part * row[j];
        bend[j][i] = bend[i][j];
      }
    }
  }
}
