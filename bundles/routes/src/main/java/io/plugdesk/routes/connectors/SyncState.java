package io.plugdesk.routes.connectors;

import io.plugdesk.desk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What is known about a connector of a tenant.
 *
 * @param plugin the plugin's id
 * @param running whether a round is going on
 * @param documents how many documents in the knowledge came from it
 * @param lastRun when the last round ended, or null
 * @param lastSuccess when the last round ended well, or null
 * @param nextRun when the next round is due
 * @param changed documents that the last round with changes stored
 * @param removed documents that it removed
 * @param refused documents that it could not take in, with reasons
 * @param error why the last round failed, or null
 * @param errorKind the kind of the failure, or null
 */
public record SyncState(
    String plugin,
    boolean running,
    int documents,
    Instant lastRun,
    Instant lastSuccess,
    Instant nextRun,
    int changed,
    int removed,
    List<String> refused,
    String error,
    String errorKind) {
  static final String SELECT =
      """
      select c.*, coalesce(held_until > now(), false) as running,
        (select count(*) from routes.connector_documents d where d.plugin = c.plugin) as documents
      from routes.connectors c order by plugin
      """;

  /** Copies the list. */
  public SyncState {
    refused = List.copyOf(refused);
  }

  static SyncState of(ResultSet row) throws SQLException {
    return new SyncState(
        row.getString("plugin"),
        row.getBoolean("running"),
        row.getInt("documents"),
        Sql.instant(row, "last_run_at"),
        Sql.instant(row, "last_success_at"),
        Sql.instant(row, "due_at"),
        row.getInt("changed"),
        row.getInt("removed"),
        row.getString("refused").lines().toList(),
        row.getString("error"),
        row.getString("error_kind"));
  }
}
