package io.plugdesk.bench.probe.lookup;

import io.plugdesk.desk.plugins.Plugins;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers a resource that measures look-ups in the directory of plugins. */
public final class LookupActivator implements BundleActivator {
  /** Where the resource is served. */
  public static final String PATH = "/api/v1/bench-lookup";

  @Override
  public void start(BundleContext context) {
    var plugins =
        new LookupResource(() -> context.getService(context.getServiceReference(Plugins.class)));
    var properties = new Hashtable<String, Object>(Map.of("plugdesk.rest.path", PATH));
    context.registerService(LookupResource.class, plugins, properties);
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes the service back.
  }
}
