package io.plugdesk.bench.upgrade;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** How long the requests of one kind took, and how many failed; thread-safe. */
final class Latencies {
  private static final int SHOWN = 5;

  private final String kind;
  private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger failed = new AtomicInteger();

  Latencies(String kind) {
    this.kind = kind;
  }

  String kind() {
    return kind;
  }

  void took(long nanos) {
    millis.add(nanos / 1e6);
  }

  /** Counts a failure, and says why for the first few. */
  void failed(String reason) {
    if (failed.incrementAndGet() <= SHOWN) {
      System.err.printf("%s failed: %s%n", kind, reason);
    }
  }

  int count() {
    return millis.size() + failed.get();
  }

  int failures() {
    return failed.get();
  }

  /** These and others of the same kind. */
  Latencies and(Latencies others) {
    var both = new Latencies(kind);
    both.millis.addAll(millis);
    both.millis.addAll(others.millis);
    both.failed.set(failed.get() + others.failed.get());
    return both;
  }

  /** A percentile by the nearest rank; 0 when there is none. */
  double percentile(double share) {
    var sorted = new ArrayList<>(millis);
    if (sorted.isEmpty()) {
      return 0;
    }
    Collections.sort(sorted);
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }
}
