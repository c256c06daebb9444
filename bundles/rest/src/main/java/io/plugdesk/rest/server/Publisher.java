package io.plugdesk.rest.server;

import io.plugdesk.rest.filter.Gatekeeper;
import io.plugdesk.rest.routing.Owner;
import io.plugdesk.rest.routing.Rank;
import io.plugdesk.rest.routing.Route;
import io.plugdesk.rest.routing.Router;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves every resource that comes, for as long as it stays. */
@Component(service = Publisher.class, immediate = true, configurationPid = "io.plugdesk.rest")
@Designate(ocd = RestConfig.class)
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
  private static final String PATH = "plugdesk.rest.path";

  private final Router router;
  private final CxfServers servers;
  private final Duration drainLimit;
  private final Map<Object, Route> published = new HashMap<>();

  /** Starts with no resource. */
  @Activate
  public Publisher(@Reference Router router, @Reference HouseServices services, RestConfig config) {
    this.router = router;
    this.servers = new CxfServers(new Gatekeeper(services::tokens, services::limits), config);
    this.drainLimit = Duration.ofMillis(Math.min(4000, config.drain_limit()));
  }

  /** Ends all servers. */
  @Deactivate
  synchronized void stop() {
    published.values().forEach(router::remove);
    published.values().forEach(route -> route.handler().close());
    published.clear();
    servers.close();
  }

  @Reference(
      service = AnyService.class,
      target = "(" + PATH + "=*)",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindResource(ServiceReference<?> reference, Object resource) {
    var bundle = reference.getBundle();
    var rank =
        new Rank(
            reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking
                ? ranking
                : 0,
            bundle.getVersion(),
            (Long) reference.getProperty(Constants.SERVICE_ID));
    var path = String.valueOf(reference.getProperty(PATH));
    var owner = new Owner(bundle.getSymbolicName(), bundle.getBundleId());
    publish(reference, path, owner, rank, resource);
  }

  void unbindResource(ServiceReference<?> reference) {
    withdraw(reference);
  }

  /** Serves a resource under a path; one that cannot be served is named in the log. */
  synchronized void publish(Object key, String path, Owner owner, Rank rank, Object resource) {
    try {
      var route = new Route(path, owner, rank, resource.getClass(), servers.serve(path, resource));
      published.put(key, route);
      router
          .add(route)
          .ifPresentOrElse(
              first ->
                  LOG.error(
                      "{} is not served: {} belongs to {}. Choose another path, or remove {}",
                      owner.name(),
                      path,
                      first,
                      first),
              () -> tell(route));
    } catch (RuntimeException e) {
      LOG.error("{} of {} cannot be served: correct its JAX-RS annotations", path, owner.name(), e);
    }
  }

  /**
   * Takes a resource away: new requests pass it by, those under way may end. Streams of events that
   * were asked for by GET end at once: by the rules of server-sent events their readers ask again,
   * and find the version that has taken over.
   */
  void withdraw(Object key) {
    Route route;
    synchronized (this) {
      route = published.remove(key);
    }
    if (route == null) {
      return;
    }
    router.remove(route);
    route.endReading();
    try {
      if (!route.drain(drainLimit)) {
        LOG.warn("{} goes with {} requests under way", route.path(), route.underWay());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    route.handler().close();
    LOG.info(
        "{} is no longer served by {} {}",
        route.path(),
        route.owner().name(),
        route.rank().version());
  }

  private void tell(Route route) {
    var version = route.rank().version();
    var said =
        router.live().contains(route)
            ? "{} is served by {} {}"
            : "{} is not served by {} {}, for another version is in charge";
    LOG.info(said, route.path(), route.owner().name(), version);
  }
}
