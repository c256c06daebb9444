package io.plugdesk.routes.connectors;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Runs statements with their values on a connection. */
final class Sql {
  private Sql() {}

  static int update(Connection connection, String sql, Object... values) {
    try (var statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  static <R> List<R> query(Connection connection, Row<R> row, String sql, Object... values) {
    try (var statement = prepared(connection, sql, values);
        var rows = statement.executeQuery()) {
      var result = new ArrayList<R>();
      while (rows.next()) {
        result.add(row.read(rows));
      }
      return result;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (var place = 0; place < values.length; place++) {
      statement.setObject(place + 1, values[place]);
    }
    return statement;
  }

  private static PlugdeskException failed(SQLException failure) {
    return new PlugdeskException(
        Kind.TRANSIENT,
        "The state of a connector could not be stored or read (%s): is PostgreSQL running?"
            .formatted(failure.getSQLState()),
        failure);
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Row<R> {
    R read(ResultSet row) throws SQLException;
  }
}
