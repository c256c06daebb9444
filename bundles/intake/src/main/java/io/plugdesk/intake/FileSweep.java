package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.files.FileStore;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes at the start, in a thread of its own, files that no document has: a crash came between
 * storing the bytes and storing the document.
 */
@Component(
    immediate = true,
    service = {})
public final class FileSweep {
  private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);

  /** Younger ones may be on their way into a document. */
  private static final Duration AGE = Duration.ofHours(1);

  private final FileStore files;
  private final Originals originals;
  private final Thread thread;

  /**
   * Begins to sweep.
   *
   * @param units the room's own units of work
   * @param files keeps the bytes of files
   * @param tenants whose files
   */
  @Activate
  public FileSweep(
      @Reference(target = "(room=intake)") UnitsOfWork units,
      @Reference FileStore files,
      @Reference Tenants tenants) {
    this(units, files, () -> tenants.list().stream().map(Tenant::context).toList());
    thread.setDaemon(true);
    thread.start();
  }

  FileSweep(UnitsOfWork units, FileStore files, Supplier<List<TenantContext>> all) {
    this.files = files;
    this.originals = new Originals(units, files);
    this.thread = new Thread(() -> sweepAll(all.get()), "intake-sweep");
  }

  @Deactivate
  void close() {
    thread.interrupt();
  }

  private void sweepAll(List<TenantContext> tenants) {
    try {
      for (TenantContext tenant : tenants) {
        if (!Thread.currentThread().isInterrupted()) {
          sweep(tenant, Instant.now().minus(AGE));
        }
      }
    } catch (PlugdeskException later) {
      LOG.warn("Files without a document are left to the next start: {}", later.getMessage());
    }
  }

  /** Removes what has been there since before a time, and belongs to no document. */
  void sweep(TenantContext tenant, Instant before) {
    files.storedBefore(tenant, before).forEach(sha256 -> originals.release(tenant, sha256));
  }
}
