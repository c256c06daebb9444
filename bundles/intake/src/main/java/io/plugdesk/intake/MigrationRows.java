package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Migration;
import io.plugdesk.desk.knowledge.Migration.Status;
import io.plugdesk.desk.store.Sql;
import io.plugdesk.intake.FilledRows.Amounts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** The migrations of a tenant, in PostgreSQL, on the caller's connection. */
final class MigrationRows {
  private static final String RUNS = " and status in ('preparing', 'filling', 'clearing')";

  private final Connection connection;
  private final TenantContext tenant;

  MigrationRows(Connection connection, TenantContext tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  void add(Move move) {
    Sql.update(
        connection,
        "insert into migrations (id, tenant_id, source, target, keep, switches_on, status, actor)"
            + " values (?::uuid, ?::uuid, ?, ?, ?, ?, 'preparing', ?)",
        move.id(),
        tenant.tenantId(),
        move.source(),
        move.target(),
        move.keep(),
        move.switchesOn(),
        move.actor());
  }

  /** The one that runs. */
  Optional<Move> running() {
    return Sql.query(connection, this::move, "select * from migrations where true" + RUNS).stream()
        .findFirst();
  }

  /** This one, if it runs. */
  Optional<Move> running(String id) {
    return Sql.query(
            connection, this::move, "select * from migrations where id = ?::uuid" + RUNS, id)
        .stream()
        .findFirst();
  }

  void enter(Move move, Status status) {
    Sql.update(
        connection,
        "update migrations set error = null, status = ? where id = ?::uuid" + RUNS,
        word(status),
        move.id());
  }

  /** The target answers from now on, with this much. */
  void answers(Move move, Amounts amounts) {
    Sql.update(
        connection,
        "update migrations set status = 'clearing', error = null, switched_at = now(),"
            + " documents = ?, passages = ? where id = ?::uuid",
        amounts.documents(),
        amounts.passages(),
        move.id());
  }

  /** Calls it off; false when the target answers already. */
  boolean callOff(Move move, String words) {
    return Sql.update(
            connection,
            "update migrations set called_off = ? where id = ?::uuid"
                + " and status in ('preparing', 'filling')",
            words,
            move.id())
        > 0;
  }

  /** Notes what it waits for. */
  void note(Move move, String error) {
    Sql.update(
        connection, "update migrations set error = ? where id = ?::uuid" + RUNS, error, move.id());
  }

  void end(Move move, Status status, String error) {
    Sql.update(
        connection,
        "update migrations set status = ?, error = ?, completed_at = now() where id = ?::uuid",
        word(status),
        error,
        move.id());
  }

  Optional<Migration> find(String id) {
    return Sql.query(connection, this::migration, "select * from migrations where id = ?::uuid", id)
        .stream()
        .findFirst();
  }

  private Move move(ResultSet row) throws SQLException {
    return new Move(
        tenant,
        row.getString("id"),
        row.getString("source"),
        row.getString("target"),
        row.getBoolean("keep"),
        row.getBoolean("switches_on"),
        status(row),
        row.getString("actor"),
        row.getString("called_off"),
        Sql.instant(row, "switched_at"));
  }

  private Migration migration(ResultSet row) throws SQLException {
    Status status = status(row);
    boolean fills = status == Status.PREPARING || status == Status.FILLING;
    int documents = row.getInt("documents");
    long passages = row.getLong("passages");
    Amounts amounts =
        fills
            ? new FilledRows(connection, tenant.tenantId()).amounts()
            : new Amounts(documents, documents, passages, passages);
    return new Migration(
        row.getString("id"),
        row.getString("source"),
        row.getString("target"),
        row.getBoolean("keep"),
        status,
        amounts.documents(),
        amounts.documentsTotal(),
        amounts.passages(),
        amounts.passagesTotal(),
        row.getString("error"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "switched_at"),
        Sql.instant(row, "completed_at"));
  }

  private static Status status(ResultSet row) throws SQLException {
    return Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
