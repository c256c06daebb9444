package io.plugdesk.grounding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.desk.tenants.Tenant;

/**
 * How one tenant's questions are grounded.
 *
 * @param ranking in which order passages come
 * @param denseWeight the weight of the search by meaning, 0 to 1
 * @param read how many of the first passages the scoring model reads at most, 0 to 20
 * @param threshold the confidence from which the house answers, or null for the fitted one
 */
record Settings(Ranking ranking, double denseWeight, int read, Double threshold) {
  private static final int MOST_READ = 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Settings of(GroundingConfig house, Tenant tenant) {
    var config = json(tenant.configJson());
    var retrieval = config.path("retrieval");
    var threshold = config.path("thresholds").path("answer");
    return new Settings(
        Ranking.of(retrieval.path("fusion").asText(house.fusion())),
        retrieval.path("dense_weight").asDouble(house.dense__weight()),
        Math.max(0, Math.min(MOST_READ, retrieval.path("read").asInt(house.read()))),
        threshold.isNumber() ? threshold.asDouble() : null);
  }

  Settings ranked(Ranking ranking) {
    return new Settings(ranking, denseWeight, read, threshold);
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The settings of a tenant are not JSON", e);
    }
  }
}
