package io.plugdesk.plugins;

import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters the instances that come and go into the directory, without getting them. */
final class InstanceTracker implements ServiceTrackerCustomizer<Object, Instance> {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceTracker.class);
  private static final String INSTANCES =
      "(&(" + Configurations.TENANT + "=*)(" + Configurations.PLUGIN + "=*))";

  private final BundleContext bundles;
  private final Directory directory;
  private final ServiceTracker<Object, Instance> tracker;

  InstanceTracker(BundleContext bundles, Directory directory) {
    this.bundles = bundles;
    this.directory = directory;
    try {
      tracker = new ServiceTracker<>(bundles, FrameworkUtil.createFilter(INSTANCES), this);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("The filter is a constant", e);
    }
  }

  void open() {
    tracker.open(true);
  }

  void close() {
    tracker.close();
  }

  /** Null for what a bundle offers in the name of another: nobody is led to it. */
  @Override
  public Instance addingService(ServiceReference<Object> reference) {
    var bundle = reference.getBundle();
    var plugin = String.valueOf(reference.getProperty(Configurations.PLUGIN));
    if (bundle == null || !Release.owns(bundle, plugin)) {
      LOG.error("{} offers itself as {}, and is not used: remove it", bundle, plugin);
      return null;
    }
    var revision = reference.getProperty(Configurations.REVISION);
    var ranking = reference.getProperty(Constants.SERVICE_RANKING);
    var instance =
        new Instance(
            new Instance.Key(
                String.valueOf(reference.getProperty(Configurations.TENANT)),
                plugin,
                revision instanceof Number number ? number.intValue() : 0),
            Release.of(bundle),
            ranking instanceof Number number ? number.intValue() : 0,
            Set.of((String[]) reference.getProperty(Constants.OBJECTCLASS)),
            () -> bundles.getService(reference));
    directory.add(instance);
    return instance;
  }

  @Override
  public void modifiedService(ServiceReference<Object> reference, Instance instance) {
    // Settings are immutable revisions: what identifies an instance does not change.
  }

  @Override
  public void removedService(ServiceReference<Object> reference, Instance instance) {
    directory.remove(instance);
    bundles.ungetService(reference);
  }
}
