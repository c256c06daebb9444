package io.plugdesk.intake;

import io.plugdesk.desk.store.Sql;
import java.sql.Connection;

/** Where a tenant's passages are, in PostgreSQL, on the caller's connection. */
final class HomeRows {
  private static final String SELECT = "select plugin, filling from homes";

  private final Connection connection;
  private final String tenantId;

  HomeRows(Connection connection, String tenantId) {
    this.connection = connection;
    this.tenantId = tenantId;
  }

  Home find() {
    return read(SELECT);
  }

  /** The same, which nobody can change before the end of the transaction. */
  Home hold() {
    return read(SELECT + " for share");
  }

  /** The same, when nobody holds it any more; nobody else can hold it before the end. */
  Home lock() {
    return read(SELECT + " for update");
  }

  void put(Home home) {
    Sql.update(
        connection,
        "insert into homes (tenant_id, plugin, filling) values (?::uuid, ?, ?)"
            + " on conflict (tenant_id) do update"
            + " set plugin = excluded.plugin, filling = excluded.filling",
        tenantId,
        home.plugin(),
        home.filling());
  }

  /** Notes that a job has written there; another one may be the first. */
  void settle(String before, String plugin) {
    Sql.update(
        connection,
        "insert into homes as h (tenant_id, plugin) values (?::uuid, ?)"
            + " on conflict (tenant_id) do update set plugin = excluded.plugin"
            + " where h.plugin = ?",
        tenantId,
        plugin,
        before);
  }

  private Home read(String sql) {
    return Sql.query(
            connection, row -> new Home(row.getString("plugin"), row.getString("filling")), sql)
        .stream()
        .findFirst()
        .orElse(Home.NONE);
  }
}
