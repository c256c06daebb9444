package io.plugdesk.desk.store;

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

/**
 * Runs statements with their values on a unit's connection.
 *
 * <p>Called within a unit of work, in its thread. Throws {@link PlugdeskException} REJECTED when a
 * value does not fit, TRANSIENT when the database is lost or busy, and {@link
 * IllegalStateException}, which is a defect, when the statement is wrong.
 */
public final class Sql {
  /** Lost connections, conflicts of transactions, missing resources, administrators, locks. */
  private static final List<String> PASSES = List.of("08", "40", "53", "55", "57", "58");

  private Sql() {}

  /**
   * Changes rows.
   *
   * @param connection the unit's connection
   * @param sql the statement
   * @param values its values in order
   * @return how many rows were changed
   */
  public static int update(Connection connection, String sql, Object... values) {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  /**
   * Changes rows by one statement with several lists of values.
   *
   * @param connection the unit's connection
   * @param sql the statement
   * @param rows its values in order, for each time
   */
  public static void batch(Connection connection, String sql, List<Object[]> rows) {
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

  /**
   * Texts as PostgreSQL takes several at once.
   *
   * @param connection the unit's connection
   * @param texts the texts
   */
  public static Array texts(Connection connection, List<String> texts) {
    try {
      return connection.createArrayOf("text", texts.toArray());
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  /**
   * Reads rows.
   *
   * @param <R> what a row becomes
   * @param connection the unit's connection
   * @param row reads one
   * @param sql the query
   * @param values its values in order
   */
  public static <R> List<R> query(Connection connection, Row<R> row, String sql, Object... values) {
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

  /**
   * A time.
   *
   * @param row the row
   * @param column its column
   * @return the time, or null
   * @throws SQLException when there is no such column
   */
  public static Instant instant(ResultSet row, String column) throws SQLException {
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

  /**
   * What a failure means.
   *
   * @param failure what the driver threw
   */
  static RuntimeException failed(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null || PASSES.stream().anyMatch(state::startsWith)) {
      return new PlugdeskException(
          Kind.TRANSIENT,
          "The database could not do it now ("
              + state
              + "). Try again; if it stays, see the log of PostgreSQL.",
          failure);
    }
    if (state.startsWith("22") || state.startsWith("23")) {
      return new PlugdeskException(
          Kind.REJECTED,
          "The database cannot keep what was sent ("
              + state
              + "). Take out control characters and whatever is no text, and send it again.",
          failure);
    }
    return new IllegalStateException("PostgreSQL refused a statement (" + state + ")", failure);
  }

  /**
   * Reads one row.
   *
   * @param <R> what it becomes
   */
  @FunctionalInterface
  public interface Row<R> {
    /**
     * Reads it.
     *
     * @param row where the result set stands
     * @throws SQLException when a column cannot be read
     */
    R read(ResultSet row) throws SQLException;
  }
}
