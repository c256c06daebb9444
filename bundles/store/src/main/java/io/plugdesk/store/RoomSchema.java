package io.plugdesk.store;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema of a room up to date: migrates it, checks its tables, grants them. */
final class RoomSchema {
  private static final Logger LOG = LoggerFactory.getLogger(RoomSchema.class);

  private final Database database;
  private final String room;

  RoomSchema(Database database, String room) {
    if (!room.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "A room's name is lower-case letters, digits and underscores: correct the header"
              + " Plugdesk-Store '"
              + room
              + "'");
    }
    this.database = database;
    this.room = room;
  }

  /**
   * Migrates, checks and grants, under the owner, and while no other node does.
   *
   * @param scripts the folder of the migrations
   */
  void bringUpToDate(Path scripts) throws SQLException {
    try (var turn = new OneNode(database)) {
      migrate(scripts);
      try (var owner = database.as(DatabaseRole.OWNER).getConnection()) {
        new RowSecurity(owner, room).check();
        new Grants(owner, room).give();
      }
    }
  }

  private void migrate(Path scripts) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    var loader = RoomSchema.class.getClassLoader();
    thread.setContextClassLoader(loader);
    try {
      var result =
          Flyway.configure(loader)
              .dataSource(database.as(DatabaseRole.OWNER))
              .defaultSchema(room)
              .schemas(room)
              .table(Grants.HISTORY)
              .locations("filesystem:" + scripts)
              .placeholderReplacement(false)
              .loggers("slf4j")
              .load()
              .migrate();
      // Flyway names a target only when it had something to do.
      var version =
          Objects.requireNonNullElse(result.targetSchemaVersion, result.initialSchemaVersion);
      LOG.info("The schema {} is at {}", room, version);
    } catch (FlywayException e) {
      throw new PlugdeskException(
          SqlFailures.isUnreachable(e) ? Kind.TRANSIENT : Kind.MISCONFIGURED,
          "The schema " + room + " cannot be migrated: " + e.getMessage().strip(),
          e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
