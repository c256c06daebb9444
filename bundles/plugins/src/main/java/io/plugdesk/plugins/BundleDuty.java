package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.Duty;
import java.util.Arrays;
import java.util.Objects;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Tells other rooms which bundles are on duty.
 *
 * <p>It asks the framework which bundles of one name run, and not the catalogue: a bundle that
 * offers nothing but a web resource has versions too.
 */
final class BundleDuty implements Duty {
  private static final Listener[] NONE = {};

  private final BundleContext bundles;
  private final Rota rota;
  private final ServiceTracker<Listener, Listener> listeners;

  BundleDuty(BundleContext bundles, Rota rota) {
    this.bundles = bundles;
    this.rota = rota;
    this.listeners = new ServiceTracker<>(bundles, Listener.class, null);
    listeners.open();
  }

  void close() {
    listeners.close();
  }

  @Override
  public boolean takesWork(long bundleId) {
    var bundle = bundles.getBundle(bundleId);
    return bundle != null && takesWork(bundle);
  }

  /** Tells everybody who listens. */
  void changed() {
    for (var listener : listeners.getServices(NONE)) {
      listener.changed();
    }
  }

  private boolean takesWork(Bundle bundle) {
    var running =
        Arrays.stream(bundles.getBundles())
            .filter(other -> other.getState() == Bundle.ACTIVE)
            .filter(other -> Objects.equals(other.getSymbolicName(), bundle.getSymbolicName()))
            .map(Release::of)
            .toList();
    return rota.takesWork(Release.of(bundle), running);
  }
}
