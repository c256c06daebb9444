package io.plugdesk.bench.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Weights that fit. */
class LogisticRegressionTest {
  private static final double[][] ROWS = {
    {1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 1}, {1, 1}, {1, 1}, {1, 1}
  };
  private static final double[] ONCE = {1, 1, 1, 1, 1, 1, 1, 1};
  private static final boolean[] RIGHT = {true, false, false, false, true, true, true, false};

  @Test
  void givesTheSharesOfItsExamples() {
    var weights = LogisticRegression.fit(ROWS, RIGHT, ONCE, new double[] {0, 0});
    assertEquals(0.25, probability(weights, 0), 1e-6);
    assertEquals(0.75, probability(weights, 1), 1e-6);
  }

  @Test
  void countsAnExampleAsMuchAsItIsTold() {
    var counts = new double[] {3, 1, 1, 1, 1, 1, 1, 1};
    var weights = LogisticRegression.fit(ROWS, RIGHT, counts, new double[] {0, 0});
    assertEquals(0.5, probability(weights, 0), 1e-6);
  }

  @Test
  void isHeldBackByThePenalty() {
    var weights = LogisticRegression.fit(ROWS, RIGHT, ONCE, new double[] {0, 100});
    assertTrue(probability(weights, 1) < 0.6, "was " + probability(weights, 1));
  }

  private static double probability(double[] weights, double number) {
    return LogisticRegression.probability(
        LogisticRegression.logOdds(weights, new double[] {1, number}));
  }
}
