package io.plugdesk.bench.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is compared. */
class UpgradeBenchTest {
  @Test
  void aKindOfWhichNothingWasTakenIsNotCompared() {
    var with = Map.of("tool call", 30.0, "turn", 9.0, "stream", 0.0);
    var without = Map.of("tool call", 20.0, "turn", 0.0, "stream", 5.0);
    assertEquals(Map.of("tool call", 1.5), UpgradeBench.ratios(with, without));
  }
}
