package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.sql.Array;
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
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  static void batch(Connection connection, String sql, List<Object[]> rows) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] values : rows) {
        set(statement, values);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  /** Texts as PostgreSQL takes several at once. */
  static Array texts(Connection connection, List<String> texts) {
    try {
      return connection.createArrayOf("text", texts.toArray());
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  static <R> List<R> query(Connection connection, Row<R> row, String sql, Object... values) {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<R> result = new ArrayList<>();
      while (rows.next()) {
        result.add(row.read(rows));
      }
      return result;
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    set(statement, values);
    return statement;
  }

  private static void set(PreparedStatement statement, Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static PlugdeskException failed(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    if (state.startsWith("22") || state.startsWith("23")) {
      return new PlugdeskException(
          Kind.REJECTED,
          "The database cannot keep what was sent ("
              + state
              + "). Take out control characters and whatever is no text, and send it again.",
          failure);
    }
    return new PlugdeskException(
        Kind.TRANSIENT,
        "The database refused a statement of the room intake ("
            + state
            + ")."
            + " Try again; if it stays, see the log of PostgreSQL.",
        failure);
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Row<R> {
    R read(ResultSet row) throws SQLException;
  }
}
