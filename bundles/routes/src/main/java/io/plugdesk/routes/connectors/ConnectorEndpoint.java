package io.plugdesk.routes.connectors;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** Where the route of a connector begins: each page of changes is an exchange. */
final class ConnectorEndpoint extends DefaultEndpoint {
  private final ScheduledExecutorService threads;
  private final Function<Pages, Round> rounds;
  private volatile ConnectorConsumer consumer;

  /**
   * Makes the beginning of a route.
   *
   * @param camel the context of the route
   * @param source the connector
   * @param threads where rounds run
   * @param rounds makes a round that stores its pages so
   */
  ConnectorEndpoint(
      CamelContext camel,
      Source source,
      ScheduledExecutorService threads,
      Function<Pages, Round> rounds) {
    super("plugdesk:" + source.routeId(), null);
    setCamelContext(camel);
    this.threads = threads;
    this.rounds = rounds;
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    consumer = new ConnectorConsumer(this, processor, threads, rounds);
    return consumer;
  }

  @Override
  public Producer createProducer() {
    throw new IllegalArgumentException("A connector is where a route begins");
  }

  /** Lets the next round begin now, unless one is going on. */
  void runNow() {
    var current = consumer;
    if (current != null) {
      current.runNow();
    }
  }
}
