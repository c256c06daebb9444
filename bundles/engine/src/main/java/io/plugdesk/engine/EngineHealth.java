package io.plugdesk.engine;

import io.plugdesk.desk.health.HealthCheck;
import org.apache.camel.CamelContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The engine is ready when its route runs. */
@Component
public final class EngineHealth implements HealthCheck {
  private final CamelContext camel;

  /** Starts asking. */
  @Activate
  public EngineHealth(@Reference CamelContext camel) {
    this.camel = camel;
  }

  @Override
  public Health check() {
    var route = camel.getRouteController().getRouteStatus(MessageRoute.NAME);
    boolean ready = route != null && route.isStarted();
    return new Health("engine", ready, ready ? "" : "The message route has not started yet");
  }
}
