package io.plugdesk.tenants;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.jobs.JobHandler;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.TenantRows;
import io.plugdesk.desk.store.UnitsOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases a tenant that goes: instances stop, rooms and back ends erase, folders go, and the last
 * transaction takes every row, the tenant's own and this job's among them.
 *
 * <p>A job's id is the actor, who is named in the last event of the audit trail.
 */
@Component
public final class ErasureJob implements JobHandler {
  static final String KIND = "tenants.erase";

  private static final Logger LOG = LoggerFactory.getLogger(ErasureJob.class);
  private static final int LONGEST_WAIT_SECONDS = 60;

  private final TenantTable table = new TenantTable();
  private final UnitsOfWork units;
  private final AuditTrail trail;
  private final Signals signals;
  private final TenantRows rows;
  private final TenantErasure erasure;
  private final FeatureListeners listeners;
  private final DurableDeletions deletions;

  /** Made when the tables are there. */
  @Activate
  public ErasureJob(
      @Reference(target = "(room=tenants)") UnitsOfWork units,
      @Reference AuditTrail trail,
      @Reference Signals signals,
      @Reference TenantRows rows,
      @Reference TenantErasure erasure,
      @Reference FeatureListeners listeners,
      @Reference DurableDeletions deletions) {
    this.units = units;
    this.trail = trail;
    this.signals = signals;
    this.rows = rows;
    this.erasure = erasure;
    this.listeners = listeners;
    this.deletions = deletions;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    var tenant = job.tenant();
    if (!units.within(tenant, "look for a tenant that goes", unit -> table.isGoing(unit, tenant))) {
      return;
    }
    // A second time after a crash: then nobody has told the plugins yet.
    listeners.changed(tenant, List.of());
    var removed = new ArrayList<>(erasure.erase(tenant));
    var count = lastRows(tenant, job.id());
    removed.add(count + " rows of the database");
    LOG.info("The tenant {} is deleted: {}", tenant.tenantId(), String.join(", ", removed));
    deletions.finished(tenant, removed);
  }

  @Override
  public Optional<Duration> failed(Job job, int attempt, RuntimeException failure) {
    if (attempt == 1 || attempt % 10 == 0) {
      LOG.warn(
          "The tenant {} is not deleted yet, it is tried again (attempt {})",
          job.tenant().tenantId(),
          attempt,
          failure);
    }
    return Optional.of(
        Duration.ofSeconds(Math.min(1L << Math.min(attempt - 1, 10), LONGEST_WAIT_SECONDS)));
  }

  private long lastRows(TenantContext tenant, String actor) {
    return units.within(
        tenant,
        "delete tenant",
        unit -> {
          var count = rows.erase(unit);
          table.delete(unit, tenant);
          trail.record(unit, Records.ofDeletion(tenant, actor));
          News.send(signals, unit, tenant);
          return count + 1;
        });
  }
}
