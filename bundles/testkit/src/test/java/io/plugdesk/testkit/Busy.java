package io.plugdesk.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Work that fails when a second thread comes while the first is at it. */
final class Busy {
  private static final long WORK_MILLIS = 200;

  private final AtomicInteger inside = new AtomicInteger();

  <T> T alone(Supplier<T> work) {
    if (inside.incrementAndGet() > 1) {
      throw new IllegalStateException("busy");
    }
    Pause.millis(WORK_MILLIS);
    var result = work.get();
    inside.decrementAndGet();
    return result;
  }
}
