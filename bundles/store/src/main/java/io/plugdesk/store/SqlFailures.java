package io.plugdesk.store;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Tells a database that cannot be reached from a statement that is wrong. */
final class SqlFailures {
  private SqlFailures() {}

  /** Whether a failure, or any of its causes, is a lost or refused connection. */
  static boolean isUnreachable(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P");
      }
    }
    return false;
  }

  /**
   * What leaves the room for a failure of a transaction's begin or end.
   *
   * @param unit what was being done
   * @param failure what went wrong
   */
  static RuntimeException translate(String unit, Exception failure) {
    if (isUnreachable(failure)) {
      return new PlugdeskException(
          Kind.TRANSIENT, "PostgreSQL cannot be reached to " + unit + ": try again", failure);
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException("The transaction to " + unit + " was refused", failure);
  }
}
