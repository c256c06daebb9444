package io.plugdesk.store;

import io.plugdesk.desk.store.UnitsOfWork;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Hashtable;
import java.util.Optional;
import javax.persistence.EntityManagerFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;

/** A room that keeps data: its schema, and its units of work as long as its bundle is there. */
final class Room {
  /** The header by which a bundle says that it keeps data, and in which schema. */
  static final String HEADER = "Plugdesk-Store";

  private static final String ENTITIES_HEADER = "Meta-Persistence";

  private final BundleContext context;
  private final Bundle bundle;
  private final Database database;
  private final Pools pools;
  private final String name;
  private Runnable withdraw = () -> {};
  private boolean gone;

  Room(BundleContext context, Bundle bundle, Database database, Pools pools) {
    this.context = context;
    this.bundle = bundle;
    this.database = database;
    this.pools = pools;
    this.name = bundle.getHeaders().get(HEADER);
  }

  /** The room's name, which is that of its schema and its persistence unit. */
  String name() {
    return name;
  }

  /** Brings the schema up to date and publishes the units of work; called from one thread. */
  void open() throws SQLException, IOException, InvalidSyntaxException {
    try (var scripts = new RoomScripts(bundle)) {
      new RoomSchema(database, name).bringUpToDate(scripts.folder());
    }
    keep(publish());
  }

  /** Withdraws the units of work; nothing is published after it. */
  void close() {
    Runnable last;
    synchronized (this) {
      gone = true;
      last = withdraw;
    }
    last.run();
  }

  /** Whether the bundle has gone. */
  synchronized boolean isGone() {
    return gone;
  }

  private Runnable publish() throws InvalidSyntaxException {
    if (bundle.getHeaders().get(ENTITIES_HEADER) == null) {
      return register(Optional.empty())::unregister;
    }
    var filter =
        "(&(objectClass=%s)(osgi.unit.name=%s))"
            .formatted(EntityManagerFactory.class.getName(), name);
    var tracker = new EntitiesTracker(context, context.createFilter(filter));
    tracker.open();
    return tracker::close;
  }

  /** A bundle may go while its room opens: then it closes at once. */
  private void keep(Runnable published) {
    synchronized (this) {
      if (!gone) {
        withdraw = published;
        return;
      }
    }
    published.run();
  }

  private ServiceRegistration<UnitsOfWork> register(Optional<EntityManagerFactory> entities) {
    var properties = new Hashtable<String, Object>();
    properties.put("room", name);
    var units = new RoomUnits(name, pools.app(), pools.house(), entities);
    return context.registerService(UnitsOfWork.class, units, properties);
  }

  /** Publishes the units of work while the room's persistence unit is there. */
  private final class EntitiesTracker
      extends ServiceTracker<EntityManagerFactory, ServiceRegistration<UnitsOfWork>> {
    EntitiesTracker(BundleContext context, Filter filter) {
      super(context, filter, null);
    }

    @Override
    public ServiceRegistration<UnitsOfWork> addingService(
        ServiceReference<EntityManagerFactory> reference) {
      return register(Optional.of(context.getService(reference)));
    }

    @Override
    public void removedService(
        ServiceReference<EntityManagerFactory> reference,
        ServiceRegistration<UnitsOfWork> registration) {
      registration.unregister();
      context.ungetService(reference);
    }
  }
}
