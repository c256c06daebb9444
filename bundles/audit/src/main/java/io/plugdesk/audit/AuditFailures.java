package io.plugdesk.audit;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.sql.SQLException;

/** Turns a failure of the database into one that names its cure. */
final class AuditFailures {
  private AuditFailures() {}

  /**
   * What leaves the room.
   *
   * @param doing what was being done
   * @param failure what went wrong
   */
  static RuntimeException of(String doing, SQLException failure) {
    var state = failure.getSQLState() == null ? "" : failure.getSQLState();
    // Classes 22, 23 and 42: wrong data, a broken constraint, a refused row.
    if (state.startsWith("22") || state.startsWith("23") || state.startsWith("42")) {
      return new IllegalArgumentException(
          "PostgreSQL refused to "
              + doing
              + ": an event has the tenant of its unit, and a JSON object as its payload",
          failure);
    }
    return new PlugdeskException(
        Kind.TRANSIENT, "PostgreSQL could not " + doing + ": try again", failure);
  }
}
