package io.plugdesk.gateway;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.metrics.Meters;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes usage records behind the callers' backs, so that keeping the books costs no latency.
 *
 * <p>One thread writes them in order. While the store is down up to 1,000 records wait; further
 * ones are dropped and counted as {@code llm_usage_dropped_total}. A crash loses what waits,
 * usually nothing: what is metered per turn stays in the turn.
 */
final class UsageJournal implements Bookkeeper {
  private static final Logger LOG = LoggerFactory.getLogger(UsageJournal.class);
  private static final int MOST_WAITING = 1000;
  private static final long IDLE_MILLIS = 200;
  private static final long RETRY_MILLIS = 1000;
  private static final long CLOSING_MILLIS = 2000;

  private final BlockingQueue<UsageRecord> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Consumer<UsageRecord> store;
  private final Meters meters;
  private final Thread writer = new Thread(this::write, "gateway-usage");
  private volatile boolean closing;

  /**
   * Starts the writer.
   *
   * @param store stores one record, or throws
   * @param meters where calls are timed and lost records counted
   */
  UsageJournal(Consumer<UsageRecord> store, Meters meters) {
    this.store = store;
    this.meters = meters;
    writer.setDaemon(true);
    writer.start();
  }

  @Override
  public void add(UsageRecord usage) {
    meters.time(
        "llm_request_duration_seconds",
        Duration.ofMillis(usage.latencyMillis()),
        "plugin",
        usage.plugin(),
        "outcome",
        usage.outcome());
    if (!waiting.offer(usage)) {
      meters.count("llm_usage_dropped_total");
    }
  }

  /** Writes what waits, for two seconds at most. */
  @Override
  public void close() {
    closing = true;
    try {
      writer.join(CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writer.interrupt();
  }

  private void write() {
    try {
      while (true) {
        var usage = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (usage != null) {
          write(usage);
        } else if (closing) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(UsageRecord usage) throws InterruptedException {
    for (boolean again = false; ; again = true) {
      try {
        store.accept(usage);
        if (again) {
          LOG.info("Usage records are stored again");
        }
        return;
      } catch (PlugdeskException e) {
        if (!again) {
          LOG.warn("Usage records wait for the store: {}", e.getMessage());
        }
        if (closing) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      } catch (RuntimeException e) {
        LOG.error("A usage record could not be stored and is lost", e);
        return;
      }
    }
  }
}
