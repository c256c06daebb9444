package io.plugdesk.engine;

import io.plugdesk.api.PlugdeskException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs SQL on the connection of a unit of work; failures become TRANSIENT. */
final class Rows {
  private Rows() {}

  /** Reads one row of a result. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static <T> List<T> query(Connection connection, Reader<T> reader, String sql, Object... values) {
    try (var statement = prepare(connection, sql, values);
        var rows = statement.executeQuery()) {
      var result = new ArrayList<T>();
      while (rows.next()) {
        result.add(reader.read(rows));
      }
      return result;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  static int update(Connection connection, String sql, Object... values) {
    try (var statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static PlugdeskException failed(SQLException cause) {
    return new PlugdeskException(
        PlugdeskException.Kind.TRANSIENT,
        "The conversation could not be read or stored; try again in a moment",
        cause);
  }
}
