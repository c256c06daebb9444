package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the room's one thread has to do: one thing after the other, and again until it succeeds.
 *
 * <p>A task that meets a passing failure is tried again; a defect is logged, and the thread lives.
 */
final class Errands {
  private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ScheduledExecutorService thread;

  /** Begins with nothing to do. */
  Errands() {
    this(
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var worker = new Thread(task, "plugdesk-plugins");
              worker.setDaemon(true);
              return worker;
            }));
  }

  Errands(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  /** Does something now, and again until it succeeds. */
  void soon(Runnable task) {
    later(task, Duration.ZERO);
  }

  /** Does something after a while, and again until it succeeds. */
  void later(Runnable task, Duration delay) {
    Runnable guarded =
        () -> {
          try {
            task.run();
          } catch (PlugdeskException e) {
            retry(task, e);
          } catch (RuntimeException e) {
            LOG.error("Plugins could not be projected: tell the makers of Plugdesk", e);
          }
        };
    try {
      thread.schedule(guarded, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The room is closing");
    }
  }

  /**
   * Does something again and again, each time when the time before has succeeded or met a defect,
   * and after the pause: in a long failure it waits once.
   */
  void repeatedly(Duration pause, Runnable task) {
    later(
        () -> {
          try {
            task.run();
          } catch (PlugdeskException e) {
            if (e.kind() == Kind.TRANSIENT) {
              throw e;
            }
            LOG.warn("A periodic task of the plugins fails: {}", e.getMessage());
          } catch (RuntimeException e) {
            LOG.error("A periodic task of the plugins fails: tell the makers of Plugdesk", e);
          }
          repeatedly(pause, task);
        },
        pause);
  }

  void close() {
    thread.shutdownNow();
  }

  private void retry(Runnable task, PlugdeskException failure) {
    if (failure.kind() == Kind.TRANSIENT) {
      LOG.debug("Plugins are projected again in a second", failure);
      later(task, RETRY);
    } else {
      LOG.warn("A tenant's plugins are not projected: {}", failure.getMessage());
    }
  }
}
