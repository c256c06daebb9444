package io.plugdesk.bench.calibration;

import java.util.Map;

/**
 * A training question as the house sees it.
 *
 * @param centre the help centre it was asked in
 * @param answerable whether the centre's articles answer it
 * @param signs what the house found, by name
 * @param question the question's vector, empty where only words are compared
 */
public record Example(
    String centre, boolean answerable, Map<String, Double> signs, double[] question) {
  /** Copies the signs. */
  public Example {
    signs = Map.copyOf(signs);
  }
}
