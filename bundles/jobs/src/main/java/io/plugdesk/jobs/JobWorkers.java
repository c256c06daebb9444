package io.plugdesk.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.jobs.JobHandler;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.TenantData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Does the jobs, a few at a time; a signal wakes it at once, a look every second finds the rest.
 */
@Component(
    immediate = true,
    service = {})
public final class JobWorkers implements Signals.Listener, TenantData {
  private static final int WORKERS = 2;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration WAIT_AT_STOP = Duration.ofSeconds(2);

  private final Handlers handlers = new Handlers();
  private final Running running = new Running();
  private final JobErasure erasure;
  private final Scheduler scheduler;
  private final List<ServiceRegistration<?>> published = new ArrayList<>();

  /**
   * Begins when the table is there.
   *
   * <p>What others call is published as an object, not as a component: a handler may need rooms
   * that ask for it while this component waits for the handler.
   */
  @Activate
  public JobWorkers(
      BundleContext bundles,
      @Reference(target = "(room=jobs)") UnitsOfWork units,
      @Reference(target = "(role=house)") DataSource house) {
    this(units, house, workers(System.getenv("PLUGDESK_JOB_WORKERS")));
    published.add(bundles.registerService(Signals.Listener.class, this, null));
    // Of all rooms this one ends first: what still worked for the tenant would make new data.
    var first = new Hashtable<String, Object>(Map.of(Constants.SERVICE_RANKING, 100));
    published.add(bundles.registerService(TenantData.class, this, first));
  }

  JobWorkers(UnitsOfWork units, DataSource house, int workers) {
    erasure = new JobErasure(units, running);
    scheduler =
        Scheduler.create(house, new Attempt(handlers, running, new Ledger(house)).asTask())
            .tableName("jobs.job")
            .jdbcCustomization(new DueOfKnownKinds(handlers))
            .serializer(new SlugAsText())
            .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
            .threads(workers)
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(LOOK)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(WAIT_AT_STOP)
            .build();
    scheduler.start();
  }

  @Override
  public String topic() {
    return JdbcJobs.TOPIC;
  }

  @Override
  public void heard(String text) {
    scheduler.triggerCheckForDueExecutions();
  }

  @Override
  public void missed() {
    scheduler.triggerCheckForDueExecutions();
  }

  @Override
  public void erase(TenantContext tenant) {
    erasure.erase(tenant);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addHandler(JobHandler handler) {
    handlers.add(handler);
    // With constructor injection the scheduler is there before the first handler.
    scheduler.triggerCheckForDueExecutions();
  }

  void removeHandler(JobHandler handler) {
    handlers.remove(handler);
  }

  @Deactivate
  void close() {
    published.forEach(ServiceRegistration::unregister);
    scheduler.stop();
  }

  private static int workers(String wanted) {
    return wanted != null && wanted.matches("[1-9]\\d?") ? Integer.parseInt(wanted) : WORKERS;
  }
}
