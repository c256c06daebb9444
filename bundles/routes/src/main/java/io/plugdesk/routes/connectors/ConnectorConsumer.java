package io.plugdesk.routes.connectors;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.connector.Changes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs round after round, one at a time, and sends each page through the route. */
final class ConnectorConsumer extends DefaultConsumer {
  /** The exchange property with the list to which the route adds what is refused. */
  static final String REFUSED = "plugdesk.refused";

  private static final Logger LOG = LoggerFactory.getLogger(ConnectorConsumer.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final ScheduledExecutorService threads;
  private final Round round;
  private ScheduledFuture<?> next;
  private boolean running;
  private boolean again;

  ConnectorConsumer(
      ConnectorEndpoint endpoint,
      Processor processor,
      ScheduledExecutorService threads,
      Function<Pages, Round> rounds) {
    super(endpoint, processor);
    this.threads = threads;
    this.round = rounds.apply(this::store);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    schedule(SOON);
  }

  @Override
  protected synchronized void doStop() throws Exception {
    if (next != null) {
      next.cancel(false);
    }
    super.doStop();
  }

  synchronized void runNow() {
    if (running) {
      again = true;
    } else if (next != null && next.cancel(false)) {
      schedule(Duration.ZERO);
    }
  }

  private synchronized void schedule(Duration pause) {
    next = threads.schedule(this::run, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    begin();
    var pause = SOON;
    try {
      pause = round.run(this::isRunAllowed);
    } catch (RuntimeException e) {
      LOG.error("A round of {} could not end", getRouteId(), e);
    } finally {
      end(pause);
    }
  }

  private synchronized void begin() {
    running = true;
    again = false;
  }

  private synchronized void end(Duration pause) {
    running = false;
    if (isRunAllowed()) {
      schedule(again ? Duration.ZERO : pause);
    }
  }

  private List<Pages.Refused> store(Changes page) {
    if (page.changed().isEmpty() && page.removed().isEmpty()) {
      return List.of();
    }
    var refused = new ArrayList<Pages.Refused>();
    var exchange = createExchange(false);
    try {
      exchange.setProperty(REFUSED, refused);
      exchange.getIn().setBody(page);
      getProcessor().process(exchange);
      failure(exchange.getException());
      return refused;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new PlugdeskException(Kind.TRANSIENT, "A page could not be stored", e);
    } finally {
      releaseExchange(exchange, false);
    }
  }

  private static void failure(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof PlugdeskException known) {
        throw known;
      }
    }
    if (thrown != null) {
      throw new IllegalStateException(thrown);
    }
  }
}
