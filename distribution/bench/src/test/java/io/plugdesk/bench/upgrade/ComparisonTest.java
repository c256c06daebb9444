package io.plugdesk.bench.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is compared. */
class ComparisonTest {
  @Test
  void aKindOfWhichNothingWasTakenIsNotCompared() {
    var with = Map.of("tool call", 30.0, "turn", 9.0, "stream", 0.0);
    var without = Map.of("tool call", 20.0, "turn", 0.0, "stream", 5.0);
    assertEquals(Map.of("tool call", 1.5), Comparison.ratios(with, without));
  }

  @Test
  void comparesAllRequestsTogether() {
    assertEquals(3.0, Comparison.ratio(List.of(of(10), of(30)), List.of(of(10), of(5))));
  }

  private static Latencies of(long millis) {
    var latencies = new Latencies("tool call");
    latencies.took(millis * 1_000_000);
    return latencies;
  }
}
