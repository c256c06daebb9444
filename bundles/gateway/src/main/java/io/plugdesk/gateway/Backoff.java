package io.plugdesk.gateway;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Decides whether a failed call is tried again, and when: at most two more times, after 250 ms and
 * 500 ms give or take a half, or as late as the peer asked.
 *
 * @param jitter a number from 0 to 1, drawn for each wait
 */
record Backoff(DoubleSupplier jitter) {
  private static final int MOST_RETRIES = 2;
  private static final long FIRST_WAIT_MILLIS = 250;

  static Backoff random() {
    return new Backoff(() -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * How long to wait before the next attempt.
   *
   * @param reason why the last attempt failed
   * @param retries how many retries there were already
   * @param remaining how much time the whole call has left
   * @return the wait, or empty when the failure is final
   */
  Optional<Duration> waitAfter(PlugdeskException reason, int retries, Duration remaining) {
    if (reason.kind() != Kind.TRANSIENT || retries >= MOST_RETRIES) {
      return Optional.empty();
    }
    var planned =
        Duration.ofMillis((long) ((FIRST_WAIT_MILLIS << retries) * (0.5 + jitter.getAsDouble())));
    var asked = reason.retryAfter().orElse(Duration.ZERO);
    var wait = asked.compareTo(planned) > 0 ? asked : planned;
    return wait.compareTo(remaining) < 0 ? Optional.of(wait) : Optional.empty();
  }
}
