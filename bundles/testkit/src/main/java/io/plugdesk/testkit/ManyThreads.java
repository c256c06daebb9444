package io.plugdesk.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the same work in eight threads that begin together. */
final class ManyThreads {
  private static final int THREADS = 8;

  private ManyThreads() {}

  /**
   * Runs it.
   *
   * @param limit how long it may take in all
   * @param work what each thread does
   * @throws Exception what the first failing thread threw, or a time-out
   */
  static void run(Duration limit, Callable<?> work) throws Exception {
    var pool = Executors.newFixedThreadPool(THREADS);
    var start = new CyclicBarrier(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        running.add(
            pool.submit(
                () -> {
                  start.await(limit.toMillis(), TimeUnit.MILLISECONDS);
                  return work.call();
                }));
      }
      for (var one : running) {
        one.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException e) {
      throw new AssertionError("It failed when called from many threads at once", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("It took longer than " + limit + " from many threads at once", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
