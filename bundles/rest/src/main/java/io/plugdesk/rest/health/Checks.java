package io.plugdesk.rest.health;

import io.plugdesk.desk.health.HealthCheck;
import io.plugdesk.rest.routing.Router;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Collects the rooms' health checks as they come and go. */
@Component(service = Checks.class)
public final class Checks {
  private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();
  private final ExecutorService executor =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "plugdesk-health");
            thread.setDaemon(true);
            return thread;
          });
  private final Readiness readiness;
  private volatile boolean toldReady;

  /** Starts with no check. */
  @Activate
  public Checks(@Reference Router router) {
    this.readiness = new Readiness(checks, router, executor);
  }

  @Deactivate
  void stop() {
    executor.shutdownNow();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindCheck(HealthCheck check) {
    checks.add(check);
  }

  void unbindCheck(HealthCheck check) {
    checks.remove(check);
  }

  /** Whether every room is ready now. */
  public boolean ready() {
    return isReady(report());
  }

  /** Whether somebody who asked has been told that the house is ready. */
  public boolean toldReady() {
    return toldReady;
  }

  /** The state of the house. */
  Readiness.Report report() {
    var report = readiness.report();
    toldReady |= isReady(report);
    return report;
  }

  private static boolean isReady(Readiness.Report report) {
    return report.status().equals("ready");
  }
}
