package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import io.plugdesk.desk.tenants.Tenants;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two threads that do the jobs handed to them, and a look into the database every five seconds for
 * jobs that a crash or a failure has left behind.
 */
final class IngestQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestQueue.class);
  private static final int WORKERS = 2;
  private static final int BATCH = 50;
  private static final int POLL_SECONDS = 5;
  private static final int CLOSE_SECONDS = 10;

  private final UnitsOfWork units;
  private final Tenants tenants;
  private final Ingestion ingestion;
  private final ThreadPoolExecutor workers;
  private final ScheduledExecutorService poller;

  IngestQueue(UnitsOfWork units, Tenants tenants, Ingestion ingestion) {
    this.units = units;
    this.tenants = tenants;
    this.ingestion = ingestion;
    AtomicInteger number = new AtomicInteger();
    this.workers =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> new Thread(work, "intake-" + number.incrementAndGet()));
    this.poller = Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "intake-poller"));
  }

  void start() {
    poller.scheduleWithFixedDelay(this::pollSafely, 1, POLL_SECONDS, TimeUnit.SECONDS);
  }

  /** Hands a stored job over. */
  void hand(TenantContext tenant, String jobId) {
    workers.execute(() -> runSafely(tenant, jobId));
  }

  /** Hands over what waits in the database; nothing while there is enough to do. */
  void poll() {
    if (workers.getQueue().size() >= BATCH) {
      return;
    }
    units
        .house(Reason.QUEUE, "look for jobs", unit -> JobRows.waiting(unit.connection(), BATCH))
        .forEach(
            waiting ->
                tenants
                    .find(waiting.tenantId())
                    .ifPresent(tenant -> hand(tenant.context(), waiting.jobId())));
  }

  @Override
  public void close() {
    poller.shutdownNow();
    workers.shutdownNow();
    try {
      if (!workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A job did not stop in time; it is taken up again at the next start");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void pollSafely() {
    try {
      poll();
    } catch (RuntimeException failure) {
      LOG.debug("Looking for jobs failed; the next look is in {} s", POLL_SECONDS, failure);
    }
  }

  private void runSafely(TenantContext tenant, String jobId) {
    try {
      ingestion.run(tenant, jobId);
    } catch (RuntimeException failure) {
      LOG.warn("Job {} could not be noted; it is taken up again later", jobId, failure);
    }
  }
}
