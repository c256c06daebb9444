package io.plugdesk.bench.upgrade;

/** Whether the load goes on. */
final class Run {
  private volatile boolean over;

  boolean over() {
    return over;
  }

  void end() {
    over = true;
  }
}
