package io.plugdesk.bench.probe.echo;

import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers a resource that tells the version of its bundle. */
public final class EchoActivator implements BundleActivator {
  /** Where the resource is served. */
  public static final String PATH = "/api/v1/bench-echo";

  @Override
  public void start(BundleContext context) {
    var echo = new EchoResource(context.getBundle().getVersion().toString());
    var properties = new Hashtable<String, Object>(Map.of("plugdesk.rest.path", PATH));
    context.registerService(EchoResource.class, echo, properties);
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes the service back.
  }
}
