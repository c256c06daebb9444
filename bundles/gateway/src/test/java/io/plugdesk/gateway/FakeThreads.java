package io.plugdesk.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs work at once in the caller's thread, and later work when the test says that time passes. */
final class FakeThreads implements CallThreads {
  private final List<Later> later = new ArrayList<>();

  private record Later(Duration delay, Runnable work) {}

  @Override
  public void run(Runnable work) {
    work.run();
  }

  @Override
  public Runnable after(Duration wait, Runnable work) {
    var entry = new Later(wait, work);
    later.add(entry);
    return () -> later.removeIf(one -> one == entry);
  }

  /** Runs all that waits for exactly this long. */
  void pass(Duration wait) {
    var due = later.stream().filter(one -> one.delay().equals(wait)).toList();
    later.removeAll(due);
    due.forEach(one -> one.work().run());
  }

  List<Duration> waits() {
    return later.stream().map(Later::delay).toList();
  }

  @Override
  public void close() {
    later.clear();
  }
}
