package io.plugdesk.engine;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names the engine's threads. */
final class Threads {
  private Threads() {}

  static ThreadFactory named(String name) {
    var number = new AtomicInteger();
    return work -> {
      var thread = new Thread(work, "plugdesk-" + name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
