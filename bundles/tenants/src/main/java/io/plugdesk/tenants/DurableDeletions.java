package io.plugdesk.tenants;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.store.Jobs;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Deletion;
import io.plugdesk.desk.tenants.Deletions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Marks a tenant as going, together with the job that erases it, and waits for the end.
 *
 * <p>From the mark on the tenant is unknown; what was only half erased by a crash is erased by the
 * same job after the next start.
 */
@Component(service = {Deletions.class, DurableDeletions.class})
public final class DurableDeletions implements Deletions {
  private final Map<String, CompletableFuture<List<String>>> awaited = new ConcurrentHashMap<>();
  private final TenantTable table = new TenantTable();
  private final FeatureRows features = new FeatureRows(Clock.systemUTC());
  private final UnitsOfWork units;
  private final Jobs jobs;
  private final Signals signals;
  private final TenantList list;
  private final FeatureListeners listeners;

  /** Made when the tables are there. */
  @Activate
  public DurableDeletions(
      @Reference(target = "(room=tenants)") UnitsOfWork units,
      @Reference Jobs jobs,
      @Reference Signals signals,
      @Reference TenantList list,
      @Reference FeatureListeners listeners) {
    this.units = units;
    this.jobs = jobs;
    this.signals = signals;
    this.list = list;
    this.listeners = listeners;
  }

  @Override
  public Deletion delete(TenantContext tenant, String actor, Duration patience) {
    var end = awaited.computeIfAbsent(tenant.tenantId(), id -> new CompletableFuture<>());
    try {
      mark(tenant, actor);
      return new Deletion(true, end.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return new Deletion(false, List.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Deletion(false, List.of());
    } catch (ExecutionException e) {
      throw new IllegalStateException("The deletion was not awaited to its end", e);
    } finally {
      awaited.remove(tenant.tenantId(), end);
    }
  }

  /** The tenant is gone; who waits for it on this node is told what was removed. */
  void finished(TenantContext tenant, List<String> removed) {
    var waiting = awaited.get(tenant.tenantId());
    if (waiting != null) {
      waiting.complete(removed);
    }
  }

  private void mark(TenantContext tenant, String actor) {
    units.within(
        tenant,
        "begin to delete a tenant",
        unit -> {
          if (!table.mark(unit, tenant)) {
            throw new PlugdeskException(
                Kind.REJECTED, "There is no such tenant any more: list the tenants again");
          }
          features.disableAll(unit);
          jobs.enqueue(unit, new Job(tenant, ErasureJob.KIND, actor));
          News.send(signals, unit, tenant);
          return null;
        });
    list.remove(tenant);
    listeners.changed(tenant, List.of());
  }
}
