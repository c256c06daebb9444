package io.plugdesk.routes.yaml;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition, ten seconds at most. */
final class Await {
  private static final int LIMIT_SECONDS = 10;
  private static final int LOOK_MILLIS = 20;

  private Await() {}

  static void until(BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    var pause = new CountDownLatch(1);
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      pause.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    if (!condition.getAsBoolean()) {
      throw new AssertionError("It did not happen within " + LIMIT_SECONDS + " seconds");
    }
  }
}
