package io.plugdesk.store;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes the two working roles, and refuses those to which row-level security would not apply. */
final class Roles {
  private static final String EXISTS = "select 1 from pg_roles where rolname = ?";
  private static final String ABOVE_THE_LAW =
      "select 1 from pg_roles where rolname = ? and (rolsuper or rolbypassrls)";
  private static final String CREATE =
      "select format('create role %I login password %L', ?::text, ?::text)";
  private static final String ALTER =
      "select format('alter role %I with login password %L', ?::text, ?::text)";

  private final Database database;

  Roles(Database database) {
    this.database = database;
  }

  /** Makes the roles that are missing and sets their passwords. */
  void ensure() throws SQLException {
    try (var turn = new OneNode(database);
        var owner = database.as(DatabaseRole.OWNER).getConnection()) {
      ensure(owner, DatabaseRole.APP);
      ensure(owner, DatabaseRole.HOUSE);
    }
  }

  private void ensure(Connection owner, DatabaseRole role) throws SQLException {
    var statement = isTrue(owner, EXISTS, role) ? ALTER : CREATE;
    try (var format = owner.prepareStatement(statement)) {
      format.setString(1, role.role());
      format.setString(2, database.password(role));
      try (var row = format.executeQuery();
          var change = owner.createStatement()) {
        row.next();
        change.execute(row.getString(1));
      }
    }
    if (isTrue(owner, ABOVE_THE_LAW, role)) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The role "
              + role.role()
              + " bypasses row-level security: take superuser and bypassrls"
              + " from it");
    }
  }

  private static boolean isTrue(Connection owner, String question, DatabaseRole role)
      throws SQLException {
    try (var statement = owner.prepareStatement(question)) {
      statement.setString(1, role.role());
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
