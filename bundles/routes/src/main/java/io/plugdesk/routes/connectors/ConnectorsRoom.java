package io.plugdesk.routes.connectors;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.knowledge.Library;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.store.Jobs;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import io.plugdesk.routes.documents.DocumentEndpoint;
import io.plugdesk.routes.documents.Shelf;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives each connector that a tenant has switched on its route, and takes it away with the
 * connector. Routes come and go in a thread of their own, for ending one may take seconds.
 */
@Component(immediate = true, service = Connectors.class)
public final class ConnectorsRoom implements Connectors {
  /** A page may take two minutes; after three without one, the node is lost. */
  static final Duration HOLD = Duration.ofMinutes(3);

  private static final int ROUNDS_AT_ONCE = 4;
  private static final int LONGEST_END_SECONDS = 10;

  private final BundleContext bundles;
  private final Library library;
  private final Plugins plugins;
  private final CamelContext camel;
  private final UnitsOfWork units;
  private final Jobs jobs;
  private final SyncRows rows;
  private final BroughtRows brought;
  private final ScheduledExecutorService rounds =
      Executors.newScheduledThreadPool(ROUNDS_AT_ONCE, work -> thread(work, "plugdesk-connector"));
  private final ExecutorService changes =
      Executors.newSingleThreadExecutor(work -> thread(work, "plugdesk-connectors"));
  private final Schedule schedule;
  private final Instances instances;

  /** Begins to follow the instances of connectors. */
  @Activate
  public ConnectorsRoom(
      BundleContext bundles,
      @Reference CamelContext camel,
      @Reference Library library,
      @Reference Plugins plugins,
      @Reference Tenants tenants,
      @Reference(target = "(room=routes)") UnitsOfWork units,
      @Reference Jobs jobs)
      throws InvalidSyntaxException {
    this.bundles = bundles;
    this.camel = camel;
    this.library = library;
    this.plugins = plugins;
    this.units = units;
    this.jobs = jobs;
    rows = new SyncRows(units, HOLD);
    brought = new BroughtRows(units);
    schedule = new Schedule(id -> tenants.find(id).map(Tenant::context), this::start);
    instances =
        new Instances(
            bundles,
            new Instances.Listener() {
              @Override
              public void came(Instances.Instance instance) {
                changes.execute(() -> schedule.came(instance));
              }

              @Override
              public void went(Instances.Instance instance) {
                changes.execute(() -> schedule.went(instance));
              }
            });
    instances.open();
  }

  @Deactivate
  void close() throws InterruptedException {
    instances.close();
    changes.shutdown();
    changes.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
    rounds.shutdownNow();
  }

  @Override
  public List<SyncState> list(TenantContext tenant) {
    return rows.list(tenant);
  }

  @Override
  public void sync(TenantContext tenant, String plugin) {
    rows.due(tenant, plugin);
    changes.execute(() -> schedule.runNow(tenant, plugin));
  }

  @Override
  public int forget(TenantContext tenant, String plugin) {
    return units.within(
        tenant,
        "forget what a connector brought",
        unit -> {
          jobs.enqueue(unit, new Job(tenant, ForgetJobs.KIND, plugin));
          return BroughtRows.count(unit.connection(), plugin);
        });
  }

  private Schedule.Running start(Source source) {
    var shelf = new Shelf(library, source.tenant(), source.namespace(), source.name());
    var begin =
        new ConnectorEndpoint(
            camel,
            source,
            rounds,
            pages -> new Round(source, shelf, plugins, rows, brought, pages));
    var end = new DocumentEndpoint(DocumentEndpoint.URI + "/" + source.routeId(), null, shelf);
    var route = new ConnectorRoute(source.routeId(), begin, end);
    var published = bundles.registerService(RoutesBuilder.class, route, null);
    return new Schedule.Running() {
      @Override
      public void runNow() {
        begin.runNow();
      }

      @Override
      public void close() {
        unregister(published);
      }
    };
  }

  private static void unregister(ServiceRegistration<?> service) {
    try {
      service.unregister();
    } catch (IllegalStateException gone) {
      // The framework has been faster.
      return;
    }
  }

  private static Thread thread(Runnable work, String name) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
