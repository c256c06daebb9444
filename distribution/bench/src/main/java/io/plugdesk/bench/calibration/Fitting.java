package io.plugdesk.bench.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fits weights and threshold to training questions.
 *
 * <p>The figures and the threshold come from cross-validation over help centres: each centre is
 * judged by weights that were fitted to the others, so that no trade is learnt by heart. The final
 * weights are fitted to all of them, and stretched so that the cross-validated probabilities are
 * calibrated (J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999), for a desk at
 * which three questions in four can be answered.
 *
 * <p>More examples may help to fit without being judged: of many trades, in the style of a few
 * hands, each counts little.
 */
public final class Fitting {
  /** How much a weight of a sign is held back. */
  private static final double SIGN_PENALTY = 3;

  /** How much a weight of the question's vector is held back: there are many of them. */
  private static final double QUESTION_PENALTY = 150;

  /** The share of the answerable questions that may be declined; a desk may decline 8 in 100. */
  private static final double FALSE_DECLINES = 0.07;

  /**
   * The share of answerable questions at a desk; among the training questions there are more that
   * are not.
   */
  private static final double ANSWERABLE = 0.75;

  /** How much an example counts that only helps. */
  private static final double HELP = 1 / 8.0;

  private final List<Example> examples;
  private final Columns columns;
  private final double[] weights;
  private final double[] odds;

  /**
   * Fits the signs.
   *
   * @param examples the questions, of two help centres or more
   * @param more questions of other centres that help to fit
   * @param signs the names of the signs to be used
   */
  public Fitting(List<Example> examples, List<Example> more, List<String> signs) {
    this.examples = List.copyOf(examples);
    this.columns = Columns.of(examples, signs);
    this.weights = columns.plain(weights(examples, more, columns));
    this.odds = crossValidated(examples, more, signs);
  }

  /**
   * The weights and what they are worth, by the questions that have all signs.
   *
   * @param beside the names of signs that {@code more} must not teach, since what tells them learnt
   *     from those very questions: weighed against all the others together, by {@code examples}
   */
  public Fitted fitted(List<String> beside) {
    int[] having =
        IntStream.range(0, odds.length)
            .filter(i -> examples.get(i).signs().keySet().containsAll(beside))
            .toArray();
    var judged = Arrays.stream(having).mapToObj(examples::get).toList();
    var right = right(judged);
    var rows = besides(judged, Arrays.stream(having).mapToDouble(i -> odds[i]).toArray(), beside);
    var stretched = stretch(rows, right);
    var sure =
        Arrays.stream(rows)
            .mapToDouble(row -> LogisticRegression.logOdds(stretched, row))
            .map(LogisticRegression::probability)
            .toArray();
    double shift = odds(ANSWERABLE) - odds(share(right));
    double threshold = threshold(sure, right);
    var all = Arrays.stream(weights).map(weight -> weight * stretched[1]).toArray();
    int signs = columns.signs().size();
    return new Fitted(
        all[0] + stretched[0] + shift,
        Stream.concat(columns.signs().stream(), beside.stream()).toList(),
        DoubleStream.concat(
                Arrays.stream(all, 1, 1 + signs), Arrays.stream(stretched, 2, stretched.length))
            .toArray(),
        Arrays.copyOfRange(all, 1 + signs, all.length),
        LogisticRegression.probability(odds(threshold) + shift),
        Judgement.of(sure, right, threshold));
  }

  private static double[] crossValidated(
      List<Example> examples, List<Example> more, List<String> signs) {
    var odds = new double[examples.size()];
    for (var centre : examples.stream().map(Example::centre).distinct().toList()) {
      var others = examples.stream().filter(one -> !one.centre().equals(centre)).toList();
      var columns = Columns.of(others, signs);
      var weights = weights(others, more, columns);
      for (int i = 0; i < odds.length; i++) {
        var example = examples.get(i);
        if (example.centre().equals(centre)) {
          odds[i] = LogisticRegression.logOdds(weights, columns.row(example));
        }
      }
    }
    return odds;
  }

  private static double[] weights(List<Example> examples, List<Example> more, Columns columns) {
    var all = Stream.concat(examples.stream(), more.stream()).toList();
    var rows = all.stream().map(columns::row).toArray(double[][]::new);
    var counts = new double[rows.length];
    Arrays.fill(counts, HELP);
    Arrays.fill(counts, 0, examples.size(), 1);
    var penalties = new double[rows[0].length];
    Arrays.fill(penalties, QUESTION_PENALTY);
    Arrays.fill(penalties, 0, 1 + columns.signs().size(), SIGN_PENALTY);
    penalties[0] = 0;
    return LogisticRegression.fit(rows, right(all), counts, penalties);
  }

  /** A row for each example: 1, its odds by the other signs, and the signs beside them. */
  private static double[][] besides(List<Example> examples, double[] odds, List<String> beside) {
    var rows = new double[odds.length][2 + beside.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = 1;
      rows[i][1] = odds[i];
      for (int j = 0; j < beside.size(); j++) {
        rows[i][2 + j] = examples.get(i).signs().getOrDefault(beside.get(j), 0.0);
      }
    }
    return rows;
  }

  private static double[] stretch(double[][] rows, boolean[] right) {
    var counts = new double[rows.length];
    Arrays.fill(counts, 1);
    var stretched = LogisticRegression.fit(rows, right, counts, new double[rows[0].length]);
    stretched[1] = Math.max(0, stretched[1]);
    return stretched;
  }

  private static boolean[] right(List<Example> examples) {
    var right = new boolean[examples.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = examples.get(i).answerable();
    }
    return right;
  }

  private static double odds(double probability) {
    return Math.log(probability / (1 - probability));
  }

  private static double share(boolean[] right) {
    int count = 0;
    for (boolean one : right) {
      count += one ? 1 : 0;
    }
    return count / (double) right.length;
  }

  /** The probability below which as many answerable questions lie as may be declined. */
  private static double threshold(double[] sure, boolean[] right) {
    var answerable = new double[sure.length];
    int count = 0;
    for (int i = 0; i < sure.length; i++) {
      if (right[i]) {
        answerable[count++] = sure[i];
      }
    }
    Arrays.sort(answerable, 0, count);
    return answerable[(int) Math.floor(FALSE_DECLINES * count)];
  }
}
