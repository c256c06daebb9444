package io.plugdesk.bench.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is counted of the requests of one kind. */
class LatenciesTest {
  private final Latencies latencies = new Latencies("sample");

  @Test
  void tellsThePercentileByTheNearestRank() {
    for (int millis = 1; millis <= 200; millis++) {
      latencies.took(millis * 1_000_000L);
    }
    assertEquals(198, latencies.percentile(0.99));
    assertEquals(100, latencies.percentile(0.5));
  }

  @Test
  void aFailureIsARequestAndHasNoTime() {
    latencies.took(1_000_000);
    latencies.failed("refused");
    assertEquals(2, latencies.count());
    assertEquals(1, latencies.failures());
    assertEquals(1, latencies.percentile(0.99));
  }

  @Test
  void joinsWhatWasMeasuredInTwoParts() {
    latencies.took(1_000_000);
    var others = new Latencies("sample");
    others.took(9_000_000);
    others.failed("refused");
    var both = latencies.and(others);
    assertEquals(3, both.count());
    assertEquals(1, both.failures());
    assertEquals(9, both.percentile(0.99));
    assertEquals(1, latencies.count());
  }
}
