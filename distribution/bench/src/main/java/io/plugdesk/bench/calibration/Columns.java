package io.plugdesk.bench.calibration;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * How examples become rows of comparable numbers: the constant, the signs, the question's vector,
 * each with mean 0 and deviation 1 over the examples that are fitted.
 *
 * @param signs the names of the signs, in order
 * @param means the mean of each number
 * @param deviations the deviation of each number
 */
record Columns(List<String> signs, double[] means, double[] deviations) {
  private static final double LEAST_DEVIATION = 1e-9;

  static Columns of(List<Example> examples, List<String> signs) {
    int size = signs.size() + examples.get(0).question().length;
    var means = new double[size];
    var deviations = new double[size];
    for (int column = 0; column < size; column++) {
      var numbers = new SummaryStatistics();
      for (var example : examples) {
        numbers.addValue(number(example, signs, column));
      }
      means[column] = numbers.getMean();
      deviations[column] = Math.max(LEAST_DEVIATION, numbers.getStandardDeviation());
    }
    return new Columns(signs, means, deviations);
  }

  double[] row(Example example) {
    var row = new double[means.length + 1];
    row[0] = 1;
    for (int i = 0; i < means.length; i++) {
      row[i + 1] = (number(example, signs, i) - means[i]) / deviations[i];
    }
    return row;
  }

  /** The weights for numbers as they are, given those for rows. */
  double[] plain(double[] weights) {
    var plain = weights.clone();
    for (int i = 0; i < means.length; i++) {
      plain[i + 1] = weights[i + 1] / deviations[i];
      plain[0] -= plain[i + 1] * means[i];
    }
    return plain;
  }

  private static double number(Example example, List<String> signs, int column) {
    return column < signs.size()
        ? example.signs().getOrDefault(signs.get(column), 0.0)
        : example.question()[column - signs.size()];
  }
}
