package io.plugdesk.itest;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Waits for a condition, a minute at most. */
final class Await {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final Executor SOON = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

  private Await() {}

  static void until(String what, Callable<Boolean> condition) {
    long end = System.nanoTime() + LIMIT_NANOS;
    Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (condition.call()) {
          return;
        }
      } catch (Exception e) {
        last = e;
      }
      CompletableFuture.runAsync(() -> {}, SOON).join();
    }
    throw new AssertionError("Waited a minute until " + what, last);
  }
}
