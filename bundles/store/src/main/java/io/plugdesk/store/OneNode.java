package io.plugdesk.store;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The turn of one node to change what all nodes share: roles, schemas and grants. PostgreSQL
 * refuses two changes of the same right in the same moment.
 */
final class OneNode implements AutoCloseable {
  private static final long KEY = 0x706c7567_73746f72L;
  private static final int WAIT_SECONDS = 30;

  /** PostgreSQL's word for a lock that somebody else has. */
  private static final String LATE = "55P03";

  private final Connection owner;

  /**
   * Waits for the turn; it ends with {@link #close()}, and with the process.
   *
   * @throws PlugdeskException TRANSIENT when another node needs long
   */
  OneNode(Database database) throws SQLException {
    owner = database.as(DatabaseRole.OWNER).getConnection();
    try (var statement = owner.createStatement()) {
      // A machine that is lost must not keep the turn.
      statement.execute("set tcp_keepalives_idle = 30");
      statement.execute("set lock_timeout = '" + WAIT_SECONDS + "s'");
      statement.execute("select pg_advisory_lock(" + KEY + ")");
    } catch (SQLException e) {
      owner.close();
      if (!LATE.equals(e.getSQLState())) {
        throw e;
      }
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "Another node has been changing the schemas for "
              + WAIT_SECONDS
              + " s; this one goes on waiting",
          e);
    }
  }

  @Override
  public void close() throws SQLException {
    owner.close();
  }
}
