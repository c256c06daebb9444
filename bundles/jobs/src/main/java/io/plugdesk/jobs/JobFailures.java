package io.plugdesk.jobs;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.sql.SQLException;

/** Tells a lost connection, which comes back, from a statement that is wrong. */
final class JobFailures {
  private JobFailures() {}

  /**
   * What leaves the room.
   *
   * @param doing what was being done
   * @param failure what went wrong
   */
  static RuntimeException of(String doing, SQLException failure) {
    var state = failure.getSQLState() == null ? "08" : failure.getSQLState();
    if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("40")) {
      return new PlugdeskException(
          Kind.TRANSIENT, "PostgreSQL could not " + doing + ": try again", failure);
    }
    return new IllegalStateException("PostgreSQL refused to " + doing, failure);
  }
}
