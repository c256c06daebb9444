package io.plugdesk.plugins;

import io.plugdesk.plugins.health.HealthBook;
import io.plugdesk.plugins.health.Subject;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the health of what is installed, and looks at its threads every five seconds. */
final class HealthWatch {
  private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
  private static final int SECONDS = 5;

  private final HealthBook book = new HealthBook(Clock.systemUTC());
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var watcher = new Thread(task, "plugdesk-health");
            watcher.setDaemon(true);
            return watcher;
          });

  HealthBook book() {
    return book;
  }

  /** The thread in which what has happened is written down. */
  Executor thread() {
    return thread;
  }

  void start(Catalogue catalogue) {
    book.follow(() -> catalogue.releases().stream().map(HealthWatch::subject).toList());
    thread.scheduleWithFixedDelay(this::inspect, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  void close() {
    thread.shutdown();
  }

  static Subject subject(Installed installed) {
    return subject(installed.info().plugin(), installed.release());
  }

  static Subject subject(String plugin, Release release) {
    return new Subject(plugin, release.version().toString(), release.bundle());
  }

  private void inspect() {
    try {
      book.inspect();
    } catch (RuntimeException e) {
      LOG.error("The threads of plugins could not be counted: tell the makers of Plugdesk", e);
    }
  }
}
