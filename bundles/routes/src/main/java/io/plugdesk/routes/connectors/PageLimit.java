package io.plugdesk.routes.connectors;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.connector.Changes;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.api.connector.Cursor;
import io.plugdesk.desk.plugins.Lease;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a connector for a page in a thread of its own, and no longer than a limit, so that a source
 * which hangs does not keep the rounds of other tenants out. Called by one thread at a time.
 */
final class PageLimit {
  private final Duration limit;
  private volatile Thread asking;

  /**
   * Sets the limit.
   *
   * @param limit the longest time for a page
   */
  PageLimit(Duration limit) {
    this.limit = limit;
  }

  /** Asks for a page; one that takes too long is a failure that may pass. */
  Changes changesSince(Lease<Connector> lease, Cursor cursor) {
    if (asking != null && asking.isAlive()) {
      asking.interrupt();
      throw new PlugdeskException(
          Kind.TRANSIENT, "The source hangs since an earlier round: see whether it answers");
    }
    var call = lease.call();
    var connector = lease.get();
    var page = new FutureTask<>(() -> call.run(() -> connector.changesSince(cursor)));
    var thread = new Thread(page, Thread.currentThread().getName() + "-page");
    thread.setDaemon(true);
    asking = thread;
    thread.start();
    try {
      var changes = page.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      asking = null;
      return changes;
    } catch (ExecutionException e) {
      asking = null;
      throw failure(e.getCause());
    } catch (TimeoutException e) {
      call.failed(e);
      page.cancel(true);
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "The source gave no page within %d seconds: see whether it answers"
              .formatted(limit.toSeconds()),
          e);
    } catch (InterruptedException e) {
      page.cancel(true);
      Thread.currentThread().interrupt();
      throw new PlugdeskException(Kind.TRANSIENT, "The house ends", e);
    }
  }

  private static RuntimeException failure(Throwable thrown) {
    return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
  }
}
