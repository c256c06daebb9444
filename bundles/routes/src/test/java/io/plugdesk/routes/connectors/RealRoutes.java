package io.plugdesk.routes.connectors;

import io.plugdesk.routes.documents.DocumentEndpoint;
import io.plugdesk.routes.documents.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import org.apache.camel.impl.DefaultCamelContext;

/** Routes of connectors that run no round by themselves. */
final class RealRoutes implements AutoCloseable {
  private final ScheduledThreadPoolExecutor never = new ScheduledThreadPoolExecutor(1);
  private final List<DefaultCamelContext> contexts = new ArrayList<>();

  RealRoutes() {
    never.shutdown();
    never.setRejectedExecutionHandler((work, pool) -> {});
  }

  /** A round whose pages go through the route to the shelf. */
  Round round(Source source, Shelf shelf, Function<Pages, Round> rounds) {
    var made = new ArrayList<Round>();
    try {
      var camel = new DefaultCamelContext();
      contexts.add(camel);
      camel.disableJMX();
      var begin =
          new ConnectorEndpoint(
              camel,
              source,
              never,
              pages -> {
                made.add(rounds.apply(pages));
                return rounds.apply(page -> List.of());
              });
      var end = new DocumentEndpoint("plugdesk:document/test", null, shelf);
      camel.addRoutes(new ConnectorRoute(source.routeId(), begin, end));
      camel.start();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return made.get(0);
  }

  @Override
  public void close() {
    contexts.forEach(DefaultCamelContext::stop);
    never.shutdownNow();
  }
}
