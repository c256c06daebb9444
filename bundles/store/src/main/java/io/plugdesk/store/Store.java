package io.plugdesk.store;

import io.plugdesk.desk.health.HealthCheck;
import io.plugdesk.desk.store.TenantRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for PostgreSQL, then opens the pools and the rooms, and watches. */
@Component(immediate = true, service = HealthCheck.class)
public final class Store implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);
  private static final long FIRST_WAIT_MILLIS = 250;
  private static final long LONGEST_WAIT_MILLIS = 8_000;
  private static final long LOOK_SECONDS = 2;

  private final BundleContext context;
  private final Database database;
  private final Readiness readiness = new Readiness();
  private final Watch watch;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "plugdesk-store"));
  private final List<ServiceRegistration<?>> published = new ArrayList<>();
  private Pools pools;
  private Rooms rooms;
  private boolean closed;

  /** Begins to wait for PostgreSQL, in a thread of its own. */
  @Activate
  public Store(BundleContext context) {
    this.context = context;
    var home = context.getProperty("plugdesk.home");
    this.database = Database.from(System.getenv(), Path.of(home == null ? "data" : home));
    this.watch = new Watch(database.place(), readiness);
    worker.execute(() -> open(FIRST_WAIT_MILLIS));
  }

  @Override
  public Health check() {
    return readiness.check();
  }

  @Deactivate
  synchronized void close() {
    closed = true;
    worker.shutdownNow();
    if (pools != null) {
      rooms.close();
      published.forEach(ServiceRegistration::unregister);
      pools.close();
    }
  }

  private synchronized void open(long waitMillis) {
    if (closed) {
      return;
    }
    try {
      new Roles(database).ensure();
      pools = new Pools(database);
      publish();
      watch.answered();
      rooms = new Rooms(context, database, pools, readiness, worker);
      rooms.open();
      worker.scheduleWithFixedDelay(
          () -> watch.look(pools.house()), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
      LOG.info("PostgreSQL at {} is in use", database.place());
    } catch (Exception e) {
      watch.missed(e.getMessage());
      var next = Math.min(2 * waitMillis, LONGEST_WAIT_MILLIS);
      worker.schedule(() -> open(next), waitMillis, TimeUnit.MILLISECONDS);
    }
  }

  private void publish() {
    var properties = new Hashtable<String, Object>();
    properties.put("osgi.jndi.service.name", "plugdesk");
    published.add(context.registerService(DataSource.class, pools.app(), properties));
    var ofTheHouse = new Hashtable<String, Object>();
    ofTheHouse.put("role", "house");
    published.add(context.registerService(DataSource.class, pools.house(), ofTheHouse));
    published.add(context.registerService(TenantRows.class, new SqlTenantRows(), null));
  }
}
