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
  private final BooleanSupplier told;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile boolean open;
  private volatile long askAgain = System.nanoTime();

  /**
   * Keeps shut until the house is ready.
   *
   * @param ready finds out whether it is, five times a second at most
   * @param told whether a proxy may have heard so, which costs nothing: from then on it sends
   *     requests
   */
  Opening(BooleanSupplier ready, BooleanSupplier told) {
    this.ready = ready;
    this.told = told;
  }

  /** Whether requests may come in; one caller at a time finds out, the others hear no. */
  boolean isOpen() {
    open |= told.getAsBoolean();
    if (!open && System.nanoTime() - askAgain >= 0 && asking.compareAndSet(false, true)) {
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
