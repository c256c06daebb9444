package io.plugdesk.rest.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Keeps the door shut until the house has been ready once.
 *
 * <p>While rooms are still coming up, what a caller names may seem not to be there; who then hears
 * "not found" gives up something that is safe. After the opening, each room answers for itself.
 */
final class Opening {
  private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();
  private final BooleanSupplier ready;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile boolean open;
  private volatile long askAgain = System.nanoTime();

  /** Keeps shut until it is ready, which is asked five times a second at most. */
  Opening(BooleanSupplier ready) {
    this.ready = ready;
  }

  /** Whether requests may come in; one caller at a time finds out, the others hear no. */
  boolean isOpen() {
    if (open) {
      return true;
    }
    if (System.nanoTime() - askAgain >= 0 && asking.compareAndSet(false, true)) {
      try {
        open = ready.getAsBoolean();
      } finally {
        askAgain = System.nanoTime() + PAUSE_NANOS;
        asking.set(false);
      }
    }
    return open;
  }
}
