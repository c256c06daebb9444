package io.plugdesk.plugins.health;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/** The calls of the last minute, counted in slices of five seconds. */
final class Window {
  private static final long SLICE_MILLIS = 5_000;
  private static final int SLICES = 12;

  private final Clock clock;
  private final Deque<Slice> slices = new ArrayDeque<>();
  private String latest = "";

  Window(Clock clock) {
    this.clock = clock;
  }

  synchronized void worked() {
    now().calls++;
  }

  synchronized void failed(String what) {
    if (!what.equals(latest)) {
      slices.forEach(slice -> slice.latest = 0);
      latest = what;
    }
    var slice = now();
    slice.calls++;
    slice.failures++;
    slice.latest++;
  }

  synchronized int calls() {
    now();
    return slices.stream().mapToInt(slice -> slice.calls).sum();
  }

  synchronized int failures() {
    now();
    return slices.stream().mapToInt(slice -> slice.failures).sum();
  }

  /** What went wrong last, and how often; empty when nothing did. */
  synchronized String reason() {
    now();
    int times = slices.stream().mapToInt(slice -> slice.latest).sum();
    return switch (times) {
      case 0 -> "";
      case 1 -> latest + " once in the last minute";
      case 2 -> latest + " twice in the last minute";
      default -> latest + " " + times + " times in the last minute";
    };
  }

  synchronized void clear() {
    slices.clear();
  }

  /** The slice of this moment; what is older than the window is dropped. */
  private Slice now() {
    long number = clock.millis() / SLICE_MILLIS;
    while (!slices.isEmpty() && slices.peekFirst().number <= number - SLICES) {
      slices.removeFirst();
    }
    if (slices.isEmpty() || slices.peekLast().number != number) {
      slices.addLast(new Slice(number));
    }
    return slices.peekLast();
  }

  private static final class Slice {
    private final long number;
    private int calls;
    private int failures;
    private int latest;

    private Slice(long number) {
      this.number = number;
    }
  }
}
