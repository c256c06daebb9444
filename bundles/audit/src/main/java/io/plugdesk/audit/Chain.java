package io.plugdesk.audit;

import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts written events into the chain.
 *
 * <p>There is one chain for the whole house: cutting off the last events of one tenant breaks it,
 * which a chain per tenant would not show.
 */
final class Chain {
  private static final int AT_ONCE = 500;
  private static final long LOCK = 0x61756469_74L;
  private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(?)";
  private static final String HEAD =
      "select position, hash from event where position is not null order by position desc limit 1";
  private static final String UNSEALED =
      "select "
          + Link.COLUMNS
          + " from event where position is null order by timestamp, event_id limit "
          + AT_ONCE;
  private static final String SEAL =
      "update event set position = ?, previous_hash = ?, hash = ? where event_id = ?";

  private final UnitsOfWork units;

  Chain(UnitsOfWork units) {
    this.units = units;
  }

  /** Seals what waits; another node that is sealing right now is left alone. */
  void seal() {
    while (units.house(Reason.AUDIT, "seal events", Chain::seal) == AT_ONCE) {
      // The next five hundred.
    }
  }

  private static int seal(UnitOfWork unit) {
    var connection = unit.connection();
    try {
      if (!locked(connection)) {
        return 0;
      }
      var waiting = waiting(connection);
      if (!waiting.isEmpty()) {
        append(connection, waiting);
      }
      return waiting.size();
    } catch (SQLException e) {
      throw AuditFailures.of("seal the audit trail", e);
    }
  }

  private static boolean locked(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(TRY_LOCK)) {
      statement.setLong(1, LOCK);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static List<Link> waiting(Connection connection) throws SQLException {
    var links = new ArrayList<Link>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(UNSEALED)) {
      while (rows.next()) {
        links.add(Link.of(rows));
      }
    }
    return links;
  }

  private static void append(Connection connection, List<Link> links) throws SQLException {
    var position = 0L;
    var hash = Link.BEGINNING;
    try (var statement = connection.createStatement();
        var head = statement.executeQuery(HEAD)) {
      if (head.next()) {
        position = head.getLong(1);
        hash = head.getString(2);
      }
    }
    try (var statement = connection.prepareStatement(SEAL)) {
      for (var link : links) {
        position++;
        var next = link.hash(hash, position);
        statement.setLong(1, position);
        statement.setString(2, hash);
        statement.setString(3, next);
        statement.setString(4, link.eventId());
        statement.addBatch();
        hash = next;
      }
      statement.executeBatch();
    }
  }
}
