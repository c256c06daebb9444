package io.plugdesk.audit;

import io.plugdesk.desk.store.UnitsOfWork;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals written events twice a second, in its own thread. */
@Component(immediate = true, service = Sealer.class)
public final class Sealer {
  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
  private static final long PAUSE_MILLIS = 500;

  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "plugdesk-audit"));
  private final Chain chain;
  private boolean failing;

  /** Begins to seal. */
  @Activate
  public Sealer(@Reference(target = "(room=audit)") UnitsOfWork units) {
    this.chain = new Chain(units);
    worker.scheduleWithFixedDelay(this::seal, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void close() {
    worker.shutdown();
  }

  private void seal() {
    try {
      chain.seal();
      if (failing) {
        LOG.info("The audit trail is being sealed again");
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("The audit trail is not being sealed; events wait, and it is tried again", e);
      }
      failing = true;
    }
  }
}
