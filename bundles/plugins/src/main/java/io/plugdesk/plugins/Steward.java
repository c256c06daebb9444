package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
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
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room's one thread: projects the features at the start, and again whenever they change. */
final class Steward {
  private static final Logger LOG = LoggerFactory.getLogger(Steward.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration SETTLE = Duration.ofMillis(100);

  private final ScheduledExecutorService thread;
  private final Tenants tenants;
  private final Configurations configurations;
  private final Catalogue catalogue;
  private final Directory directory;
  private final Predicate<Instance.Key> kept;
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
      Predicate<Instance.Key> kept) {
    this(
        tenants,
        features,
        configurations,
        catalogue,
        directory,
        kept,
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var worker = new Thread(task, "plugdesk-plugins");
              worker.setDaemon(true);
              return worker;
            }));
  }

  Steward(
      Tenants tenants,
      Features features,
      Configurations configurations,
      Catalogue catalogue,
      Directory directory,
      Predicate<Instance.Key> kept,
      ScheduledExecutorService thread) {
    this.thread = thread;
    this.tenants = tenants;
    this.configurations = configurations;
    this.catalogue = catalogue;
    this.directory = directory;
    this.kept = kept;
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
    catalogue.watchLate(this::survey);
    directory.watch(this::reconcile);
    run(() -> first(done));
    repeatedly(RETRY, catalogue::list);
  }

  /** Takes what a tenant has switched on now. */
  void changed(TenantContext tenant, List<Feature> features) {
    declarations.put(tenant, features);
    run(
        () -> {
          if (!features.isEmpty()) {
            declarations.refresh(tenant);
          }
          project(tenant.tenantId());
        });
  }

  /** Does something in this thread now, and again until it succeeds. */
  void soon(Runnable task) {
    run(task);
  }

  /**
   * Does something in this thread again and again, each time when the time before has succeeded or
   * met a defect, and after the pause: in a long failure it waits once.
   */
  void repeatedly(Duration pause, Runnable task) {
    schedule(
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

  /** Looks again at the settings that conversations kept. */
  void review() {
    if (projection != null) {
      projection.reviewed().forEach(this::project);
    }
  }

  void close() {
    thread.shutdownNow();
  }

  private void first(Runnable done) {
    if (projection == null) {
      projection =
          new Projection(configurations, catalogue, directory, kept, this::run, this::reconcile);
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
      run(
          () -> {
            waiting.remove(tenantId);
            project(tenantId);
          });
    }
  }

  /** Bundles came or went: look at every tenant, once for many bundles. */
  private void survey() {
    if (surveying.compareAndSet(false, true)) {
      schedule(
          () -> {
            surveying.set(false);
            declarations.all().keySet().forEach(this::project);
          },
          SETTLE);
    }
  }

  private void run(Runnable task) {
    schedule(task, Duration.ZERO);
  }

  /**
   * A task that meets a passing failure is tried again; a defect is logged, and the thread lives.
   */
  private void schedule(Runnable task, Duration delay) {
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

  private void retry(Runnable task, PlugdeskException failure) {
    if (failure.kind() == Kind.TRANSIENT) {
      LOG.debug("Plugins are projected again in a second", failure);
      schedule(task, RETRY);
    } else {
      LOG.warn("A tenant's plugins are not projected: {}", failure.getMessage());
    }
  }
}
