package io.plugdesk.routes.yaml;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Library;
import io.plugdesk.routes.documents.DocumentEndpoint;
import io.plugdesk.routes.documents.Shelf;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.log.LogComponent;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.component.timer.TimerComponent;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.processor.DefaultExchangeFormatter;

/** The components that a tenant's routes may use, each bound to the tenant where that matters. */
final class TenantComponents implements ComponentResolver {
  /** What the ids of documents begin with that come from YAML routes. */
  static final String SOURCE = "routes";

  private final TenantContext tenant;
  private final Library library;
  private final Path folder;

  /**
   * Makes the components of a tenant.
   *
   * @param tenant the tenant
   * @param library where its documents go
   * @param folder the tenant's folder
   */
  TenantComponents(TenantContext tenant, Library library, Path folder) {
    this.tenant = tenant;
    this.library = library;
    this.folder = folder;
  }

  @Override
  public Component resolveComponent(String name, CamelContext camel) {
    return new GuardedComponent(
        switch (name) {
          case "timer" -> new TimerComponent();
          case "file" -> new TenantFiles(folder);
          case "direct" -> new DirectComponent();
          case "seda" -> new SedaComponent();
          case "log" -> quiet();
          case "plugdesk" -> new Documents();
          default ->
              throw new RefusedRoute(
                  0,
                  "The component %s is not allowed: allowed are %s"
                      .formatted(name, Options.components()));
        });
  }

  /** The texts of customers do not belong in the log of the house. */
  private static Component quiet() {
    var format = new DefaultExchangeFormatter();
    format.setShowBody(false);
    format.setShowHeaders(false);
    format.setShowProperties(false);
    format.setShowExchangeId(true);
    var log = new LogComponent();
    log.setExchangeFormatter(format);
    return log;
  }

  /** The end of the tenant's routes. */
  private final class Documents extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(
        String uri, String remaining, Map<String, Object> parameters) {
      var namespace = getAndRemoveParameter(parameters, "namespace", String.class, "default");
      return new DocumentEndpoint(uri, this, new Shelf(library, tenant, namespace, SOURCE));
    }
  }
}
