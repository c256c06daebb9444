package io.plugdesk.plugins.health;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Decides by its defects whether a version gets work; the rules are resilience4j's. */
final class Breaker {
  /** Fewer calls than that within the window decide nothing. */
  static final int FEWEST_CALLS = 5;

  /** How much of the calls must be defects, in percent. */
  static final int DEFECTS_PERCENT = 50;

  /** How long a version rests before one call tries it again; it doubles, up to an hour. */
  static final Duration REST = Duration.ofMinutes(5);

  private static final int WINDOW_SECONDS = 60;
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  /** Hears that a version was shut out, or let in again after its rest. */
  interface Watcher {
    void opened();

    void closed();
  }

  private final CircuitBreaker breaker;

  Breaker(String name, Clock clock, Watcher watcher) {
    breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW_SECONDS, FEWEST_CALLS, SlidingWindowType.TIME_BASED)
                .failureRateThreshold(DEFECTS_PERCENT)
                .waitIntervalFunctionInOpenState(
                    IntervalFunction.ofExponentialBackoff(REST, 2, LONGEST_REST))
                .permittedNumberOfCallsInHalfOpenState(1)
                .currentTimestampFunction(any -> clock.millis(), TimeUnit.MILLISECONDS)
                .clock(clock)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              switch (event.getStateTransition()) {
                case CLOSED_TO_OPEN, CLOSED_TO_FORCED_OPEN -> watcher.opened();
                case HALF_OPEN_TO_CLOSED -> watcher.closed();
                default -> {
                  // It is still shut out.
                }
              }
            });
  }

  /** Whether a lease may be given; after a rest, to one at a time. */
  boolean admits() {
    return breaker.tryAcquirePermission();
  }

  /** Gives back what was admitted for a trial and came to no verdict. */
  void undecided() {
    breaker.releasePermission();
  }

  boolean closed() {
    return breaker.getState() == State.CLOSED;
  }

  void worked() {
    breaker.onSuccess(0, TimeUnit.NANOSECONDS);
  }

  void broke() {
    breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("A defect"));
  }

  /** Shuts it out until it is released by hand. */
  void forbid() {
    breaker.transitionToForcedOpenState();
  }

  void release() {
    breaker.reset();
  }
}
