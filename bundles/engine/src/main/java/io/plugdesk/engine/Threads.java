package io.plugdesk.engine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The engine's threads, with their names. */
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

  /** A pool that grows to a number of threads, and takes no more than these can begin at once. */
  static ExecutorService pool(String name, int most) {
    return new ThreadPoolExecutor(
        0, most, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named(name));
  }
}
