package io.plugdesk.bench.probe.held;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;

/** What happened in the framework since the probe is there, and what the process holds now. */
@Path("/")
public final class ProbeResource {
  private final BundleContext context;
  private final Map<String, AtomicInteger> bundleEvents = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicInteger> frameworkEvents = new ConcurrentSkipListMap<>();

  ProbeResource(BundleContext context) {
    this.context = context;
  }

  void bundleEvent(BundleEvent event) {
    count(bundleEvents, String.valueOf(event.getBundle().getSymbolicName()));
  }

  void frameworkEvent(FrameworkEvent event) {
    count(frameworkEvents, event.getType() + " " + event.getBundle().getSymbolicName());
  }

  private static void count(Map<String, AtomicInteger> events, String of) {
    events.computeIfAbsent(of, any -> new AtomicInteger()).incrementAndGet();
  }

  /** The events by bundle, as JSON. */
  @GET
  @Path("events")
  @Produces("application/json")
  @RolesAllowed("admin")
  public String events() {
    return "{\"bundle_events\":%s,\"framework_events\":%s}"
        .formatted(json(bundleEvents), json(frameworkEvents));
  }

  /** The numbers of the services, by the bundle that offers them, as JSON. */
  @GET
  @Path("services")
  @Produces("application/json")
  @RolesAllowed("admin")
  public String services() throws InvalidSyntaxException {
    var services = new TreeMap<String, String>();
    for (var reference : context.getAllServiceReferences(null, null)) {
      services.merge(
          String.valueOf(reference.getBundle().getSymbolicName()),
          String.valueOf(reference.getProperty("service.id")),
          (some, more) -> some + "," + more);
    }
    return json(services);
  }

  /** What the process holds after a full collection, as JSON. */
  @GET
  @Path("held")
  @Produces("application/json")
  @RolesAllowed("admin")
  public String held() {
    System.gc();
    return "{\"heap_bytes\":%d,\"classes\":%d,\"threads\":%d}"
        .formatted(
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
            ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
            ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static String json(Map<String, ?> values) {
    return values.entrySet().stream()
        .map(each -> "\"%s\":\"%s\"".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
