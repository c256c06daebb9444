package io.plugdesk.bench.calibration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * Fits by what passages are ordered: the weights under which a right passage is most likely the one
 * that is drawn by the soft maximum of the weighted sums (Z. Cao and others, "Learning to Rank:
 * From Pairwise Approach to Listwise Approach", ICML 2007), climbed by Newton's method.
 */
public final class RankingFit {
  /** What speaks for a passage, by name. */
  public static final List<String> MEASURES =
      List.of("nearness", "lexical", "coverage", "sentence", "reading");

  /** How much a weight is held back, by the size of its measure. */
  private static final double[] PENALTIES = {0.005, 0.05, 0.05, 0.05, 0.05};

  /** The last measure counts against all others together. */
  private static final int READING = 4;

  private static final double DIGITS = 10_000;
  private static final int STEPS = 40;
  private static final double LONGEST = 10;

  private RankingFit() {}

  /**
   * Fits.
   *
   * @param questions what was found for the answerable questions of two help centres or more
   * @return the part of {@code calibration.json}: the weights, which add up to 1 but for the
   *     reading's, which is its share of all; and for how many questions a right passage comes
   *     first, each centre judged by weights of the others
   */
  public static ObjectNode fit(List<Candidates> questions) {
    long first = 0;
    for (var centre : questions.stream().map(Candidates::centre).distinct().toList()) {
      var others = questions.stream().filter(one -> !one.centre().equals(centre)).toList();
      var weights = weights(others);
      first +=
          questions.stream()
              .filter(one -> one.centre().equals(centre))
              .filter(one -> one.rightFirst(weights))
              .count();
    }
    var weights = weights(questions);
    double all = Arrays.stream(weights).sum();
    double searched = all - weights[READING];
    var json = JsonNodeFactory.instance.objectNode();
    json.putObject("cross_validated").put("right_first", round(first / (double) questions.size()));
    var named = json.putObject("weights");
    for (int i = 0; i < weights.length; i++) {
      named.put(MEASURES.get(i), round(weights[i] / (i == READING ? all : searched)));
    }
    return json;
  }

  /** What the searches tell is weighed as if nothing were read, and then the reading beside it. */
  private static double[] weights(List<Candidates> questions) {
    var weights = new double[MEASURES.size()];
    var telling = questions.stream().filter(Candidates::tell).toList();
    fit(telling, weights, 0, READING);
    fit(telling, weights, READING, weights.length);
    return weights;
  }

  /** Moves the weights from one to before another, and leaves the others as they are. */
  private static void fit(List<Candidates> telling, double[] weights, int from, int until) {
    for (int step = 0; step < STEPS; step++) {
      var slope = new double[weights.length];
      var bend = new double[weights.length][weights.length];
      for (int i = 0; i < weights.length; i++) {
        slope[i] = PENALTIES[i] * weights[i];
        bend[i][i] = PENALTIES[i];
      }
      telling.forEach(one -> add(one, weights, slope, bend));
      var curve =
          new Array2DRowRealMatrix(bend, false).getSubMatrix(from, until - 1, from, until - 1);
      var downhill = new ArrayRealVector(slope, from, until - from);
      var move = new LUDecomposition(curve).getSolver().solve(downhill);
      double shorter = Math.min(1, LONGEST / Math.max(LONGEST, move.getLInfNorm()));
      for (int i = from; i < until; i++) {
        weights[i] = Math.max(0, weights[i] - shorter * move.getEntry(i - from));
      }
    }
  }

  /** The slope is exact; the bend is that of the whole list, which is never negative. */
  private static void add(Candidates one, double[] weights, double[] slope, double[][] bend) {
    var shares = one.shares(weights);
    double right = 0;
    for (int i = 0; i < shares.length; i++) {
      right += one.right()[i] ? shares[i] : 0;
    }
    var mean = new double[weights.length];
    for (int i = 0; i < shares.length; i++) {
      double pull = shares[i] - (one.right()[i] ? shares[i] / Math.max(right, 1e-300) : 0);
      for (int j = 0; j < mean.length; j++) {
        mean[j] += shares[i] * one.measures()[i][j];
        slope[j] += pull * one.measures()[i][j];
      }
    }
    for (int i = 0; i < shares.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        for (int k = 0; k < mean.length; k++) {
          bend[j][k] +=
              shares[i] * (one.measures()[i][j] - mean[j]) * (one.measures()[i][k] - mean[k]);
        }
      }
    }
  }

  private static double round(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }
}
