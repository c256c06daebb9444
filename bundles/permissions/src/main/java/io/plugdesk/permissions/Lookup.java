package io.plugdesk.permissions;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up the addresses of hosts in threads of its own: Java waits for a silent name server for as
 * long as the system does, and cannot be interrupted, which must not count as a plugin's fault.
 * What comes too late is known when it is asked for again, since Java keeps it.
 */
final class Lookup {
  private static final int MOST = 32;
  private static final long LIMIT_MILLIS = 800;
  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          MOST,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> {
            var thread = new Thread(work, "plugdesk-lookup");
            thread.setDaemon(true);
            return thread;
          });

  private Lookup() {}

  /**
   * The addresses of a host.
   *
   * @throws UnknownHostException when it has none, or none is known in time
   */
  static InetAddress[] addresses(String host) throws UnknownHostException {
    try {
      return THREADS
          .submit(() -> InetAddress.getAllByName(host))
          .get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      var unknown = new UnknownHostException(host);
      unknown.initCause(e);
      throw unknown;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }
}
