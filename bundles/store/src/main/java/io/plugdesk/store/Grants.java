package io.plugdesk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the working roles what they may do with the tables of a room.
 *
 * <p>A table's comment says what it is, in words that may stand together: {@code house} for a table
 * that the house role may use, {@code append-only} for one whose rows no working role may change or
 * remove (a migration may still grant single columns to the house role).
 */
final class Grants {
  /** Flyway's table in each schema. */
  static final String HISTORY = "schema_history";

  private static final String TABLES =
      """
      select c.relname, coalesce(obj_description(c.oid, 'pg_class'), '')
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relkind in ('r', 'p', 'v') and c.relname <> ?
      order by c.relname
      """;

  private final Connection owner;
  private final String room;

  Grants(Connection owner, String room) {
    this.owner = owner;
    this.room = room;
  }

  /** Gives what is due, and takes what is not. */
  void give() throws SQLException {
    for (var role : List.of(DatabaseRole.APP, DatabaseRole.HOUSE)) {
      execute("grant usage on schema " + room + " to " + role.role());
      execute("grant usage on all sequences in schema " + room + " to " + role.role());
    }
    for (var table : tables()) {
      give(table);
    }
  }

  private void give(Table table) throws SQLException {
    var name = room + ".\"" + table.name() + "\"";
    var rights = table.appendOnly() ? "select, insert" : "select, insert, update, delete";
    if (table.appendOnly()) {
      execute("revoke update, delete, truncate on " + name + " from plugdesk_app");
    }
    execute("grant " + rights + " on " + name + " to plugdesk_app");
    execute(
        table.house()
            ? "grant " + rights + " on " + name + " to plugdesk_house"
            : "revoke all on " + name + " from plugdesk_house");
  }

  private List<Table> tables() throws SQLException {
    var tables = new ArrayList<Table>();
    try (var statement = owner.prepareStatement(TABLES)) {
      statement.setString(1, room);
      statement.setString(2, HISTORY);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var words = List.of(rows.getString(2).split("[\\s,]+"));
          tables.add(
              new Table(rows.getString(1), words.contains("house"), words.contains("append-only")));
        }
      }
    }
    return tables;
  }

  private void execute(String sql) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private record Table(String name, boolean house, boolean appendOnly) {}
}
