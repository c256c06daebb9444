package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Feature;
import io.plugdesk.desk.tenants.Features;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Projects the features at the start, and again whenever they change; in the room's one thread. */
final class Steward {
  private static final Logger LOG = LoggerFactory.getLogger(Steward.class);
  private static final Duration READ_AGAIN = Duration.ofSeconds(1);
  private static final Duration SETTLE = Duration.ofMillis(100);

  private final Tenants tenants;
  private final Configurations configurations;
  private final Catalogue catalogue;
  private final Directory directory;
  private final Predicate<Instance.Key> kept;
  private final Errands errands;
  private final Declarations declarations;
  private final Deque<TenantContext> early = new ConcurrentLinkedDeque<>();
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean surveying = new AtomicBoolean();
  private Projection projection;

  Steward(
      Tenants tenants,
      Features features,
      Configurations configurations,
      Catalogue catalogue,
      Directory directory,
      Predicate<Instance.Key> kept,
      Errands errands) {
    this.tenants = tenants;
    this.configurations = configurations;
    this.catalogue = catalogue;
    this.directory = directory;
    this.kept = kept;
    this.errands = errands;
    this.declarations = new Declarations(features, early::add);
  }

  Declarations declarations() {
    return declarations;
  }

  /**
   * Begins the first projection, which is repeated until it succeeds.
   *
   * @param done called once, when every tenant is projected
   */
  void start(Runnable done) {
    catalogue.watch(this::survey);
    directory.watch(this::reconcile);
    errands.soon(() -> first(done));
    errands.repeatedly(READ_AGAIN, catalogue::again);
  }

  /** Takes what a tenant has switched on now. */
  void changed(TenantContext tenant, List<Feature> features) {
    declarations.put(tenant, features);
    errands.soon(
        () -> {
          if (!features.isEmpty()) {
            declarations.refresh(tenant);
          }
          project(tenant.tenantId());
        });
  }

  /** Looks again at the settings that conversations kept. */
  void review() {
    if (projection != null) {
      projection.reviewed().forEach(this::project);
    }
  }

  private void first(Runnable done) {
    if (projection == null) {
      projection =
          new Projection(
              configurations, catalogue, directory, kept, errands::soon, this::reconcile);
    }
    var queue = new ArrayDeque<>(tenants.list().stream().map(Tenant::context).toList());
    var projected = new HashSet<String>();
    while (!queue.isEmpty()) {
      var used = early.poll();
      var tenant = used == null ? queue.poll() : used;
      if (projected.add(tenant.tenantId())) {
        declarations.of(tenant);
        project(tenant.tenantId());
      }
    }
    declarations.completed();
    projection.tenants().forEach(this::project);
    LOG.info("Plugins of {} tenants are declared", projected.size());
    done.run();
  }

  private void project(String tenantId) {
    if (projection != null) {
      projection.reconcile(tenantId, declarations.all().getOrDefault(tenantId, Map.of()));
    }
  }

  /**
   * Once for many changes of the same tenant; before its turn at the start there is nothing to do.
   */
  private void reconcile(String tenantId) {
    if (declarations.all().containsKey(tenantId) && waiting.add(tenantId)) {
      errands.soon(
          () -> {
            waiting.remove(tenantId);
            project(tenantId);
          });
    }
  }

  /** Bundles came or went, or are known at last: look at every tenant, once for many bundles. */
  private void survey() {
    if (surveying.compareAndSet(false, true)) {
      errands.later(
          () -> {
            surveying.set(false);
            catalogue.again();
            declarations.all().keySet().forEach(this::project);
          },
          SETTLE);
    }
  }
}
