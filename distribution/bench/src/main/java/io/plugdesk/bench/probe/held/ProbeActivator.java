package io.plugdesk.bench.probe.held;

import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.SynchronousBundleListener;

/** Counts what happens in the framework, and offers a resource that tells it. */
public final class ProbeActivator implements BundleActivator {
  /** Where the resource is served. */
  public static final String PATH = "/api/v1/bench-probe";

  @Override
  public void start(BundleContext context) {
    var probe = new ProbeResource(context);
    SynchronousBundleListener bundles = probe::bundleEvent;
    context.addBundleListener(bundles);
    context.addFrameworkListener(probe::frameworkEvent);
    var properties = new Hashtable<String, Object>(Map.of("plugdesk.rest.path", PATH));
    context.registerService(ProbeResource.class, probe, properties);
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes the service and the listeners back.
  }
}
