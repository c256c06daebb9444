package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets bundles finish what they do, and removes them from the framework. */
final class Farewell {
  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

  private final DeclaredBundles bundles;
  private final Catalogue catalogue;
  private final Directory directory;
  private final Executor thread;
  private final Set<Long> leaving = ConcurrentHashMap.newKeySet();

  /**
   * Makes a farewell.
   *
   * @param bundles removes them
   * @param catalogue no longer offers them
   * @param directory gives no further lease on them
   * @param thread where a bundle that has finished is removed
   */
  Farewell(DeclaredBundles bundles, Catalogue catalogue, Directory directory, Executor thread) {
    this.bundles = bundles;
    this.catalogue = catalogue;
    this.directory = directory;
    this.thread = thread;
  }

  /** The bundles that are about to go. */
  Set<Long> leaving() {
    return Set.copyOf(leaving);
  }

  /** Gives a bundle no new work, and removes it when it has none or the drain limit has passed. */
  void begin(Bundle bundle) {
    if (!leaving.add(bundle.getBundleId())) {
      return;
    }
    catalogue.leaves(bundle.getBundleId());
    directory
        .retire(bundle.getBundleId())
        .orTimeout(Projection.DRAIN_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((done, late) -> thread.execute(() -> end(bundle, late != null)));
  }

  private void end(Bundle bundle, boolean late) {
    var what = bundle.getSymbolicName() + " " + bundle.getVersion();
    if (late) {
      LOG.warn("{} is removed while in use", what);
    }
    try {
      bundles.remove(bundle);
      LOG.info("{} is gone", what);
    } catch (PlugdeskException e) {
      LOG.warn(e.getMessage(), e);
    } finally {
      leaving.remove(bundle.getBundleId());
      directory.forget(bundle.getBundleId());
      catalogue.left(bundle.getBundleId());
    }
  }
}
