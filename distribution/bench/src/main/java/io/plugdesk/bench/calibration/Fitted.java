package io.plugdesk.bench.calibration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What was fitted.
 *
 * @param bias the constant
 * @param signs the names of the signs
 * @param weights the weight of each sign
 * @param question the weight of each number of the question's vector
 * @param threshold the probability from which the house answers
 * @param judgement how well that does, cross-validated
 */
public record Fitted(
    double bias,
    List<String> signs,
    double[] weights,
    double[] question,
    double threshold,
    Judgement judgement) {
  private static final double DIGITS = 1000;

  /** The part of {@code calibration.json} that says this. */
  public ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    var figures = json.putObject("cross_validated");
    figures.put("area", round(judgement.area()));
    figures.put("unanswerable_declined", round(judgement.declined()));
    figures.put("false_declines", round(judgement.falselyDeclined()));
    figures.put("calibration_error", round(judgement.calibrationError()));
    json.put("threshold", round(threshold));
    json.put("bias", round(bias));
    var named = json.putObject("weights");
    for (int i = 0; i < weights.length; i++) {
      named.put(signs.get(i), round(weights[i]));
    }
    var numbers = json.putArray("question");
    for (double number : question) {
      numbers.add(round(number));
    }
    return json;
  }

  private static double round(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }
}
