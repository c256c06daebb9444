package io.plugdesk.gateway;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A pool that grows to 256 threads, since a model may hold its thread for a whole stream, and one
 * thread that only watches the clock.
 */
final class PooledCallThreads implements CallThreads {
  private static final int MOST_CALLS = 256;

  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          0, MOST_CALLS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named("gateway-call-"));
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, named("gateway-clock-"));

  PooledCallThreads() {
    clock.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void run(Runnable work) {
    workers.execute(work);
  }

  @Override
  public Runnable after(Duration wait, Runnable work) {
    var scheduled = clock.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    workers.shutdownNow();
  }

  private static ThreadFactory named(String prefix) {
    var number = new AtomicInteger();
    return work -> {
      var thread = new Thread(work, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
