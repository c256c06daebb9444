package io.plugdesk.grounding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes a probability of {@link Signs}: a logistic regression over the signs and over the
 * question's own vector, which tells what kind of question it is.
 *
 * <p>The weights are in {@code calibration.json}, which {@code ./plugdesk eval calibrate} writes
 * anew from training questions. A part of it belongs to one embedding model, or to one with one
 * scoring model, joined by a plus sign; for every other embedding model, and where only words are
 * compared, the part {@code words} is used.
 *
 * @param bias the constant
 * @param weights the weight of each sign
 * @param question the weight of each number of the question's vector, empty where it is not used
 * @param threshold the probability from which the house answers
 */
record Calibration(double bias, Map<String, Double> weights, double[] question, double threshold) {
  private static final String FILE = "calibration.json";
  private static final String WORDS = "words";
  private static final String RANKING = "ranking";
  private static final JsonNode PARTS = parts();
  private static final Map<String, Calibration> FITTED = read();

  /**
   * The calibration of a search.
   *
   * @param embedding the embedding model that takes part, or null where none does
   * @param scoring the scoring model that took part, or null where none did
   */
  static Calibration of(String embedding, String scoring) {
    var searched = embedding != null && FITTED.containsKey(embedding) ? embedding : WORDS;
    return FITTED.getOrDefault(searched + "+" + scoring, FITTED.get(searched));
  }

  /** Whether it was fitted with a scoring model that took part. */
  boolean reads() {
    return weights.containsKey("reading");
  }

  /** By what passages are ordered. */
  static Weighing.Weights ranking() {
    var weights = PARTS.path(RANKING).path("weights");
    return new Weighing.Weights(
        weights.path("nearness").asDouble(),
        weights.path("lexical").asDouble(),
        weights.path("coverage").asDouble(),
        weights.path("sentence").asDouble(),
        weights.path("reading").asDouble());
  }

  /** The probability that the evidence is enough, 0 to 1. */
  double probability(Signs signs) {
    double z = bias;
    for (var weight : weights.entrySet()) {
      z += weight.getValue() * signs.values().getOrDefault(weight.getKey(), 0.0);
    }
    for (int i = 0; i < question.length; i++) {
      z += question[i] * signs.question()[i];
    }
    return 1 / (1 + Math.exp(-z));
  }

  private static Map<String, Calibration> read() {
    var fitted = new HashMap<String, Calibration>();
    PARTS
        .fields()
        .forEachRemaining(
            part -> {
              if (!part.getKey().equals(RANKING)) {
                fitted.put(part.getKey(), read(part.getValue()));
              }
            });
    return Map.copyOf(fitted);
  }

  private static JsonNode parts() {
    try (var stream = Calibration.class.getResourceAsStream(FILE)) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("The bundle lacks " + FILE + ". Build it again.", e);
    }
  }

  private static Calibration read(JsonNode part) {
    var weights = new HashMap<String, Double>();
    part.path("weights")
        .fields()
        .forEachRemaining(weight -> weights.put(weight.getKey(), weight.getValue().asDouble()));
    var question = part.path("question");
    var vector = new double[question.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = question.get(i).asDouble();
    }
    return new Calibration(
        part.path("bias").asDouble(), weights, vector, part.path("threshold").asDouble());
  }
}
