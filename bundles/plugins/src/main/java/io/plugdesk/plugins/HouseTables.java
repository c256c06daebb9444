package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs SQL on the tables of this room, for the whole house or for a tenant. */
final class HouseTables {
  private final UnitsOfWork units;

  /** What is done in a unit of work. */
  interface Work<R> {
    R in(UnitOfWork unit) throws SQLException;
  }

  /** Reads the row at which a result stands. */
  interface Row<R> {
    R read(ResultSet row) throws SQLException;
  }

  HouseTables(UnitsOfWork units) {
    this.units = units;
  }

  /** Does work in one transaction; what PostgreSQL throws becomes TRANSIENT. */
  <R> R within(String what, Work<R> work) {
    return units.house(Reason.DECLARATION, what, unit -> done(unit, what, work));
  }

  /** Does work on the rows of one tenant in one transaction. */
  <R> R of(TenantContext tenant, String what, Work<R> work) {
    return units.within(tenant, what, unit -> done(unit, what, work));
  }

  private static <R> R done(UnitOfWork unit, String what, Work<R> work) {
    try {
      return work.in(unit);
    } catch (SQLException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT, "PostgreSQL could not " + what + ": it is tried again", e);
    }
  }

  static int execute(UnitOfWork unit, String sql, Object... values) throws SQLException {
    try (var statement = prepared(unit, sql, values)) {
      return statement.executeUpdate();
    }
  }

  static <R> List<R> list(UnitOfWork unit, String sql, Row<R> row, Object... values)
      throws SQLException {
    try (var statement = prepared(unit, sql, values);
        var result = statement.executeQuery()) {
      var list = new ArrayList<R>();
      while (result.next()) {
        list.add(row.read(result));
      }
      return list;
    }
  }

  private static PreparedStatement prepared(UnitOfWork unit, String sql, Object... values)
      throws SQLException {
    var statement = unit.connection().prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
