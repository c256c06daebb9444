package io.plugdesk.routes;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.TypeConverterLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Camel context with the routes and beans that are plugged into it.
 *
 * <p>A route that cannot be added, for a bean or component of it is missing, waits: it is tried
 * again whenever a bean or a component comes. Its methods may be called from any thread, one at a
 * time.
 */
final class HouseContext implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HouseContext.class);
  private static final int STOP_LIMIT_SECONDS = 10;

  private final DefaultCamelContext camel;
  private final ClassLoader components;
  private final Map<RoutesBuilder, List<RouteDefinition>> added = new IdentityHashMap<>();
  private final List<RoutesBuilder> waiting = new ArrayList<>();

  /**
   * Starts the context.
   *
   * @param components finds what Camel looks up by name
   */
  HouseContext(ClassLoader components) {
    this.components = components;
    this.camel = within(() -> start(components));
  }

  /** Nothing is wired by guess: the one model in the registry may be that of another tenant. */
  private static DefaultCamelContext start(ClassLoader components) {
    var camel = new DefaultCamelContext(false);
    camel.getCamelContextExtension().setName("plugdesk");
    camel.setApplicationContextClassLoader(components);
    camel.disableJMX();
    camel.setAutowiredEnabled(false);
    camel.getShutdownStrategy().setTimeout(STOP_LIMIT_SECONDS);
    camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    camel.start();
    return camel;
  }

  CamelContext camel() {
    return camel;
  }

  /** Adds and starts routes, or lets them wait for what they miss. */
  synchronized void add(RoutesBuilder routes) {
    if (!tryToAdd(routes)) {
      waiting.add(routes);
    }
  }

  /** Stops and removes routes. */
  synchronized void remove(RoutesBuilder routes) {
    waiting.removeIf(each -> each == routes);
    var definitions = added.remove(routes);
    if (definitions != null) {
      within(() -> remove(definitions));
    }
  }

  /** Makes a bean known under a name. */
  synchronized void bind(String name, Object bean) {
    camel.getRegistry().bind(name, bean);
    retry();
  }

  /** Forgets a bean. */
  synchronized void unbind(String name) {
    camel.getRegistry().unbind(name);
  }

  /** Takes the type converters of a component that came after the start. */
  synchronized void convert(TypeConverterLoader converters) {
    converters.load(camel.getTypeConverterRegistry());
  }

  /** Tries again to add the routes that wait. */
  synchronized void retry() {
    waiting.removeIf(this::tryToAdd);
  }

  /** Forgets the component of a bundle that goes; its routes have gone before. */
  synchronized void forgetComponents(List<String> names) {
    names.forEach(camel::removeComponent);
  }

  private boolean tryToAdd(RoutesBuilder routes) {
    var before = List.copyOf(camel.getRouteDefinitions());
    var failure =
        within(
            () -> {
              try {
                camel.addRoutes(routes);
                return null;
              } catch (Exception e) {
                return e;
              }
            });
    var definitions = new ArrayList<>(camel.getRouteDefinitions());
    definitions.removeAll(before);
    if (failure == null) {
      added.put(routes, definitions);
      LOG.info("Routes {} have started", ids(definitions));
      return true;
    }
    within(() -> remove(definitions));
    LOG.warn("Routes {} wait for what they miss: {}", ids(definitions), failure.getMessage());
    LOG.debug("Why they wait", failure);
    return false;
  }

  private Void remove(List<RouteDefinition> definitions) {
    for (var definition : definitions) {
      try {
        var controller = camel.getRouteController();
        if (camel.getRoute(definition.getRouteId()) != null) {
          controller.stopRoute(definition.getRouteId(), STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
          camel.removeRoute(definition.getRouteId());
        }
        camel.removeRouteDefinition(definition);
      } catch (Exception e) {
        LOG.warn("The route {} could not be removed", definition.getRouteId(), e);
      }
    }
    return null;
  }

  private static List<String> ids(List<RouteDefinition> definitions) {
    return definitions.stream().map(RouteDefinition::getRouteId).toList();
  }

  /** Camel, and the libraries under it, also look around by the thread's class loader. */
  private <T> T within(Supplier<T> work) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(components);
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
}
