package io.plugdesk.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.audit.AuditEvent.Actor;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import io.plugdesk.plugins.Declared.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The declared bundles in PostgreSQL; each change is in the audit trail of the house. */
final class JdbcArtifacts implements Artifacts {
  /** How many versions of a bundle are kept that are not declared. */
  static final int KEPT = 5;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DECLARED =
      """
      select d.id, a.sha256, a.symbolic_name, a.version, d.inbox, d.file_name
      from declaration d join artifact a using (sha256)
      where d.withdrawn_at is null order by d.id
      """;
  private static final String RECORD =
      "insert into artifact (sha256, symbolic_name, version, bytes) values (?, ?, ?, ?)"
          + " on conflict (sha256) do nothing";
  private static final String REPLACE =
      "update declaration set withdrawn_at = now(), withdrawn_by = ?"
          + " where withdrawn_at is null and inbox is not distinct from ? and file_name = ?";
  private static final String DECLARE =
      "insert into declaration (sha256, inbox, file_name, declared_by) values (?, ?, ?, ?)";
  private static final String WITHDRAW =
      "update declaration set withdrawn_at = now(), withdrawn_by = ?"
          + " where id = ? and withdrawn_at is null";
  private static final String FORGET =
      """
      delete from artifact where sha256 in (
        select sha256 from artifact a
        where symbolic_name = ? and not exists (
          select 1 from declaration d where d.sha256 = a.sha256 and d.withdrawn_at is null)
        order by recorded_at desc offset ?)
      """;

  private final UnitsOfWork units;
  private final AuditTrail trail;

  JdbcArtifacts(UnitsOfWork units, AuditTrail trail) {
    this.units = units;
    this.trail = trail;
  }

  @Override
  public List<Declared> declared() {
    return house(
        "read the declared plugins",
        unit -> {
          var declared = new ArrayList<Declared>();
          try (var statement = unit.connection().prepareStatement(DECLARED);
              var row = statement.executeQuery()) {
            while (row.next()) {
              declared.add(
                  new Declared(
                      row.getLong(1),
                      new Artifact(row.getString(2), row.getString(3), row.getString(4)),
                      new Source(row.getString(5), row.getString(6))));
            }
          }
          return declared;
        });
  }

  @Override
  public byte[] bytes(String sha256) {
    return house(
        "read the bytes of a plugin",
        unit -> {
          try (var statement = prepared(unit, "select bytes from artifact where sha256 = ?")) {
            statement.setString(1, sha256);
            try (var row = statement.executeQuery()) {
              if (row.next()) {
                return row.getBytes(1);
              }
            }
          }
          throw new PlugdeskException(
              Kind.MISCONFIGURED, "The bytes of this plugin are gone: declare it again");
        });
  }

  @Override
  public void record(Jar jar) {
    house(
        "record a plugin",
        unit -> {
          try (var statement = prepared(unit, RECORD)) {
            statement.setString(1, jar.artifact().sha256());
            statement.setString(2, jar.artifact().symbolicName());
            statement.setString(3, jar.artifact().version());
            statement.setBytes(4, jar.bytes());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public void declare(Artifact artifact, Source source, String actor) {
    house(
        "declare a plugin",
        unit -> {
          execute(unit, REPLACE, actor, source.inbox(), source.file());
          execute(unit, DECLARE, artifact.sha256(), source.inbox(), source.file(), actor);
          execute(unit, FORGET, artifact.symbolicName(), KEPT);
          audit(unit, "plugin.declared", artifact, source, actor);
          return null;
        });
  }

  @Override
  public void withdraw(Declared declared, String actor) {
    house(
        "withdraw a plugin",
        unit -> {
          if (execute(unit, WITHDRAW, actor, declared.id()) > 0) {
            execute(unit, FORGET, declared.artifact().symbolicName(), KEPT);
            audit(unit, "plugin.withdrawn", declared.artifact(), declared.source(), actor);
          }
          return null;
        });
  }

  private void audit(UnitOfWork unit, String type, Artifact artifact, Source source, String actor) {
    var payload =
        JSON.createObjectNode()
            .put("plugin", artifact.symbolicName())
            .put("version", artifact.version())
            .put("sha256", artifact.sha256())
            .put("file", source.file())
            .toString();
    var who = source.inbox() == null ? Actor.ADMIN : Actor.SYSTEM;
    trail.record(unit, new AuditEvent(null, null, who, actor, type, payload));
  }

  private static int execute(UnitOfWork unit, String sql, Object... values) throws SQLException {
    try (var statement = prepared(unit, sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(UnitOfWork unit, String sql) throws SQLException {
    Connection connection = unit.connection();
    return connection.prepareStatement(sql);
  }

  private <R> R house(String what, Work<R> work) {
    return units.house(
        Reason.DECLARATION,
        what,
        unit -> {
          try {
            return work.in(unit);
          } catch (SQLException e) {
            throw new PlugdeskException(
                Kind.TRANSIENT, "PostgreSQL could not " + what + ": it is tried again", e);
          }
        });
  }

  /** What is done in a unit of work. */
  private interface Work<R> {
    R in(UnitOfWork unit) throws SQLException;
  }
}
