package io.plugdesk.rest.server;

import io.plugdesk.rest.filter.BodyFilter;
import io.plugdesk.rest.filter.GateFilter;
import io.plugdesk.rest.filter.Gatekeeper;
import io.plugdesk.rest.filter.NumberParameters;
import io.plugdesk.rest.filter.ResponseHeaders;
import io.plugdesk.rest.filter.TenantProvider;
import io.plugdesk.rest.filter.UploadReader;
import io.plugdesk.rest.json.Json;
import io.plugdesk.rest.json.JsonProvider;
import io.plugdesk.rest.json.KnownTypes;
import io.plugdesk.rest.problem.ProblemMapper;
import io.plugdesk.rest.problem.Problems;
import io.plugdesk.rest.routing.Handler;
import io.plugdesk.rest.stream.EventStreamProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.lifecycle.SingletonResourceProvider;
import org.apache.cxf.jaxrs.sse.SseContextProvider;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.http.HTTPTransportFactory;

/**
 * Makes a CXF server of each resource, on one private bus; each has a registry of its own, so that
 * two versions of a resource can stand side by side under the same address.
 */
final class CxfServers implements AutoCloseable {
  /** What CXF's modules add by themselves, before ours: its sink for events among them. */
  private static final String BUS_PROVIDERS = "org.apache.cxf.jaxrs.bus.providers";

  private static final String FAULTS = FaultListener.class.getName();

  /** CXF writes down every fault but that the caller has gone. */
  private static final FaultListener GONE =
      (failure, where, message) -> !Problems.callerHasGone(failure);

  private final Bus bus;
  private final List<Object> providers;

  CxfServers(Gatekeeper gatekeeper, RestConfig config) {
    this.bus = withCxfLoader(() -> new CXFBusFactory().createBus());
    bus.setProperty(BUS_PROVIDERS, List.of());
    this.providers =
        List.of(
            new GateFilter(gatekeeper),
            new BodyFilter(config.body_limit(), config.upload_limit()),
            new ResponseHeaders(),
            new TenantProvider(),
            new NumberParameters(),
            new UploadReader(config.upload_limit()),
            new ProblemMapper(),
            new SseContextProvider());
  }

  /** Makes the server of a resource. */
  Handler serve(String path, Object resource) {
    return withCxfLoader(
        () -> {
          var factory = new JAXRSServerFactoryBean();
          factory.setBus(bus);
          factory.setDestinationFactory(new HTTPTransportFactory());
          factory.setAddress(path);
          factory.setResourceClasses(resource.getClass());
          factory.setResourceProvider(resource.getClass(), new SingletonResourceProvider(resource));
          factory.setProviders(providers(resource.getClass()));
          factory.setProperties(Map.of("default.wae.mapper.least.specific", true, FAULTS, GONE));
          return new CxfHandler(path, factory.create());
        });
  }

  /** A mapper remembers the classes that it has met: it goes with the bundle that they are from. */
  private List<Object> providers(Class<?> resource) {
    var mapper = Json.mapper();
    new KnownTypes(mapper).learn(resource);
    var own = new ArrayList<>(providers);
    own.add(new JsonProvider(mapper));
    own.add(new EventStreamProvider(mapper));
    return own;
  }

  @Override
  public void close() {
    bus.shutdown(false);
  }

  /** CXF looks its parts up through the thread's class loader. */
  private static <T> T withCxfLoader(Supplier<T> work) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(JAXRSServerFactoryBean.class.getClassLoader());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
