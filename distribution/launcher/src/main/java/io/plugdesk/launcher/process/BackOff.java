package io.plugdesk.launcher.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How long to wait before a crashed process is started again, and when to stop trying. */
public final class BackOff {
  static final int CRASHES = 5;
  static final Duration WITHIN = Duration.ofMinutes(1);

  private static final Duration FIRST = Duration.ofMillis(500);

  private final Deque<Instant> crashes = new ArrayDeque<>();

  /**
   * The wait after a crash at this time, doubling with each one of the last minute; empty: give up.
   */
  public synchronized Optional<Duration> afterCrash(Instant now) {
    while (!crashes.isEmpty() && crashes.peekFirst().isBefore(now.minus(WITHIN))) {
      crashes.removeFirst();
    }
    crashes.addLast(now);
    if (crashes.size() >= CRASHES) {
      return Optional.empty();
    }
    return Optional.of(FIRST.multipliedBy(1L << (crashes.size() - 1)));
  }
}
