package io.plugdesk.plugins;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How long a bundle that is tried may take to serve; the time of the house's start does not count,
 * for then nothing is quick. Used from one thread.
 */
final class Patience {
  private final Duration limit;
  private final BooleanSupplier started;
  private final LongSupplier clock;
  private Long startedAt;

  /**
   * Has not begun.
   *
   * @param limit the longest time
   * @param started whether the start of the house is over
   * @param clock the system's clock in nanoseconds
   */
  Patience(Duration limit, BooleanSupplier started, LongSupplier clock) {
    this.limit = limit;
    this.started = started;
    this.clock = clock;
  }

  Duration limit() {
    return limit;
  }

  long now() {
    return clock.getAsLong();
  }

  /** Whether what began then has had all its time. */
  boolean isOver(long since) {
    if (startedAt == null && started.getAsBoolean()) {
      startedAt = now();
    }
    return startedAt != null && isPast(startedAt) && isPast(since);
  }

  private boolean isPast(long since) {
    return now() - since >= limit.toNanos();
  }
}
