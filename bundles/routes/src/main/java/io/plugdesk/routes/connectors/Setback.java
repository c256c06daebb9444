package io.plugdesk.routes.connectors;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.time.Duration;
import java.util.Locale;

/**
 * Why a round has failed, as the tenant's admin is told, and how long to wait before the next one.
 *
 * @param kind the kind of the failure
 * @param reason what the admin reads
 * @param pause how long to wait
 */
record Setback(String kind, String reason, Duration pause) {
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  static final Duration MISCONFIGURED_PAUSE = Duration.ofMinutes(1);

  private static final String DEFECT = "defect";
  private static final int MOST_DOUBLINGS = 10;

  /**
   * Judges a failure.
   *
   * @param failure what was thrown
   * @param interval the pause after a round that went well
   * @param failuresBefore how many rounds have failed before this one
   */
  static Setback of(RuntimeException failure, Duration interval, int failuresBefore) {
    if (!(failure instanceof PlugdeskException known)) {
      return new Setback(
          DEFECT,
          "The connector has a defect: see the log",
          doubled(interval, failuresBefore, Duration.ZERO));
    }
    var pause =
        known.kind() == Kind.MISCONFIGURED
            ? longer(interval, MISCONFIGURED_PAUSE)
            : doubled(interval, failuresBefore, known.retryAfter().orElse(Duration.ZERO));
    return new Setback(known.kind().name().toLowerCase(Locale.ROOT), known.getMessage(), pause);
  }

  /** Whether it is the connector's own fault. */
  boolean defect() {
    return kind.equals(DEFECT);
  }

  private static Duration doubled(Duration interval, int failuresBefore, Duration asked) {
    var doubled = interval.multipliedBy(1L << Math.min(failuresBefore, MOST_DOUBLINGS));
    return longer(asked, doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
