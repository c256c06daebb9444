package io.plugdesk.store;

import io.plugdesk.api.PlugdeskException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that listens, made anew when it breaks; outside of the pools, as it never ends.
 */
final class SignalLine {
  /** The one PostgreSQL channel of the house. */
  static final String CHANNEL = "plugdesk";

  private static final Logger LOG = LoggerFactory.getLogger(SignalLine.class);
  private static final int LISTEN_MILLIS = 30_000;
  private static final long RETRY_MILLIS = 500;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Database database;
  private final Consumer<String> heard;
  private final Runnable missed;
  private final Thread thread;
  private volatile Connection current;

  /** Begins to listen; both are called from the line's thread. */
  SignalLine(Database database, Consumer<String> heard, Runnable missed) {
    this.database = database;
    this.heard = heard;
    this.missed = missed;
    thread = new Thread(this::stayOnTheLine, "plugdesk-signals");
    thread.setDaemon(true);
    thread.start();
  }

  /** Stops listening; a call in progress is let finish. */
  void close() {
    closed.countDown();
    var connection = current;
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("The listening connection did not close", e);
      }
    }
  }

  private void stayOnTheLine() {
    do {
      try (var connection = database.as(DatabaseRole.HOUSE).getConnection()) {
        current = connection;
        listen(connection);
      } catch (SQLException | PlugdeskException e) {
        LOG.debug("The line for signals is down; it is made anew", e);
      }
    } while (!isClosedAfterAWhile());
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
    }
    // What was sent before this line was up has not been heard.
    missed.run();
    var line = connection.unwrap(PGConnection.class);
    while (closed.getCount() > 0) {
      for (var signal : line.getNotifications(LISTEN_MILLIS)) {
        heard.accept(signal.getParameter());
      }
      if (!connection.isValid(1)) {
        return;
      }
    }
  }

  private boolean isClosedAfterAWhile() {
    try {
      return closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
