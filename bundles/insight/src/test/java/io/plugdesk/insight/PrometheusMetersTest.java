package io.plugdesk.insight;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The names that dashboards call. */
class PrometheusMetersTest {
  private final PrometheusMeters meters = new PrometheusMeters();

  @AfterEach
  void stops() {
    meters.stop();
  }

  @Test
  void countsUnderTheNameThatWasGiven() {
    meters.count("sessions_total", "channel", "web");
    meters.count("sessions_total", "channel", "web");
    assertTrue(meters.scrape().contains("sessions_total{channel=\"web\"} 2.0"), meters.scrape());
  }

  @Test
  void timesInSecondsWithBuckets() {
    meters.time("rag_query_duration_seconds", Duration.ofMillis(30));
    var text = meters.scrape();
    assertTrue(text.contains("rag_query_duration_seconds_count 1"), text);
    assertTrue(text.contains("rag_query_duration_seconds_bucket{le=\"0.05\"} 1"), text);
  }

  @Test
  void tellsOnlyThisMachine() {
    assertTrue(MetricsResource.loopback("127.0.0.1"));
    assertTrue(MetricsResource.loopback("0:0:0:0:0:0:0:1"));
    assertFalse(MetricsResource.loopback("10.1.2.3"));
  }
}
