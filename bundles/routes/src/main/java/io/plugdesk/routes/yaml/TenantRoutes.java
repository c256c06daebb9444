package io.plugdesk.routes.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The Camel context of one tenant, with the routes of its files.
 *
 * <p>Its methods are called from one thread, but {@link #failures}.
 */
final class TenantRoutes implements AutoCloseable {
  private static final int STOP_LIMIT_SECONDS = 5;
  private static final ClassLoader CAMEL = DefaultCamelContext.class.getClassLoader();

  private final DefaultCamelContext camel;
  private final Map<String, List<RouteDefinition>> byFile = new TreeMap<>();
  private final Map<String, String> failures = new ConcurrentHashMap<>();

  /**
   * Starts a context without routes.
   *
   * @param slug the tenant's short name
   * @param components the components that its routes may use
   */
  TenantRoutes(String slug, ComponentResolver components) {
    camel = within(() -> start(slug, components));
  }

  private DefaultCamelContext start(String slug, ComponentResolver components) {
    var made = new DefaultCamelContext(false);
    made.getCamelContextExtension().setName("plugdesk." + slug);
    made.setApplicationContextClassLoader(CAMEL);
    made.disableJMX();
    made.setAutowiredEnabled(false);
    made.getShutdownStrategy().setTimeout(STOP_LIMIT_SECONDS);
    made.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    Fence.around(made, components);
    made.init();
    made.getManagementStrategy().addEventNotifier(new Failures());
    made.start();
    return made;
  }

  CamelContext camel() {
    return camel;
  }

  /**
   * Adds the routes of a file, in the place of those that it had.
   *
   * @param file the file's name
   * @param text its checked text
   */
  void put(String file, String text) {
    var ids = RouteCheck.check(text);
    byFile.forEach(
        (other, routes) ->
            routes.stream()
                .filter(route -> !other.equals(file) && ids.contains(route.getRouteId()))
                .findFirst()
                .ifPresent(
                    route -> {
                      throw new RefusedRoute(
                          0, "The id %s is taken by %s".formatted(route.getRouteId(), other));
                    }));
    remove(file);
    var before = List.copyOf(camel.getRouteDefinitions());
    var failure = within(() -> load(file, text));
    var added = new ArrayList<>(camel.getRouteDefinitions());
    added.removeAll(before);
    byFile.put(file, added);
    if (failure != null) {
      remove(file);
      throw refused(failure);
    }
  }

  /** Stops and removes the routes of a file. */
  void remove(String file) {
    var routes = byFile.remove(file);
    if (routes != null) {
      routes.forEach(route -> within(() -> remove(route)));
    }
  }

  /** The ids of the routes of a file. */
  List<String> ids(String file) {
    return byFile.getOrDefault(file, List.of()).stream().map(RouteDefinition::getRouteId).toList();
  }

  /** How the last exchange of a route failed, by route id. */
  Map<String, String> failures() {
    return new HashMap<>(failures);
  }

  private Exception load(String file, String text) {
    try {
      var resource = ResourceHelper.fromString(file, text);
      for (var builder : PluginHelper.getRoutesLoader(camel).findRoutesBuilders(resource)) {
        camel.addRoutes(builder);
      }
      return null;
    } catch (StackOverflowError e) {
      return Nesting.tooDeep(0);
    } catch (Exception e) {
      return e;
    }
  }

  private Void remove(RouteDefinition route) {
    var id = route.getRouteId();
    failures.remove(String.valueOf(id));
    try {
      if (id != null && camel.getRoute(id) != null) {
        camel.getRouteController().stopRoute(id, STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        camel.removeRoute(id);
      }
      camel.removeRouteDefinition(route);
    } catch (Exception e) {
      throw new IllegalStateException("The route " + id + " could not be removed", e);
    }
    return null;
  }

  private static RefusedRoute refused(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedRoute refused) {
        return refused;
      }
    }
    return new RefusedRoute(0, String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
  }

  private static <T> T within(Supplier<T> work) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(CAMEL);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() {
    camel.stop();
  }

  /** Notes the failures of exchanges. */
  private final class Failures extends EventNotifierSupport {
    @Override
    public void notify(CamelEvent event) {
      if (event instanceof ExchangeFailedEvent failed) {
        var route = String.valueOf(failed.getExchange().getFromRouteId());
        failures.put(route, refused(failed.getExchange().getException()).getMessage());
      }
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
      return event instanceof ExchangeFailedEvent;
    }
  }
}
