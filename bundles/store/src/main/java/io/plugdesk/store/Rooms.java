package io.plugdesk.store;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the bundles that keep data, and opens their rooms one after the other. */
final class Rooms extends BundleTracker<Room> {
  private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);
  private static final long RETRY_SECONDS = 2;

  private final Database database;
  private final Pools pools;
  private final Readiness readiness;
  private final ScheduledExecutorService worker;

  Rooms(
      BundleContext context,
      Database database,
      Pools pools,
      Readiness readiness,
      ScheduledExecutorService worker) {
    super(context, Bundle.ACTIVE | Bundle.STARTING, null);
    this.database = database;
    this.pools = pools;
    this.readiness = readiness;
    this.worker = worker;
  }

  @Override
  public Room addingBundle(Bundle bundle, BundleEvent event) {
    if (bundle.getHeaders().get(Room.HEADER) == null) {
      return null;
    }
    var room = new Room(context, bundle, database, pools);
    readiness.waitsFor(room.name(), "The schema " + room.name() + " is being migrated");
    worker.execute(() -> open(room));
    return room;
  }

  @Override
  public void removedBundle(Bundle bundle, BundleEvent event, Room room) {
    room.close();
    readiness.isReady(room.name());
  }

  private void open(Room room) {
    if (room.isGone()) {
      return;
    }
    try {
      room.open();
      readiness.isReady(room.name());
    } catch (Exception e) {
      if (isTransient(e)) {
        LOG.debug("The room {} is tried again", room.name(), e);
        worker.schedule(() -> open(room), RETRY_SECONDS, TimeUnit.SECONDS);
      } else {
        LOG.error("The room {} stays closed: correct its migrations and update it", room.name(), e);
        readiness.waitsFor(
            room.name(), "The room " + room.name() + " is closed: " + e.getMessage());
      }
    }
  }

  private static boolean isTransient(Exception failure) {
    return failure instanceof PlugdeskException known
        ? known.kind() == Kind.TRANSIENT
        : SqlFailures.isUnreachable(failure);
  }
}
