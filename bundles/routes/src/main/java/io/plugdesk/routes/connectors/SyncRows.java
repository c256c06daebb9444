package io.plugdesk.routes.connectors;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.connector.Cursor;
import io.plugdesk.desk.store.Sql;
import io.plugdesk.desk.store.UnitsOfWork;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows about connectors: which node is at a round, how far it has come, what it brought.
 *
 * <p>A round is held by a row with a limit, not by a lock of the database: a page may take a
 * minute, and a transaction should take milliseconds.
 */
final class SyncRows {
  private static final int REASONS = 2_000;
  private final UnitsOfWork units;
  private final Duration hold;

  /**
   * Opens the rows.
   *
   * @param units the room's units of work
   * @param hold after how long without a page another node may take a round over
   */
  SyncRows(UnitsOfWork units, Duration hold) {
    this.units = units;
    this.hold = hold;
  }

  /**
   * Takes the round of a source, unless it is not due, or another round is at it. A round of newer
   * settings does not wait for one of older settings.
   */
  Optional<Progress> take(Source source) {
    var holder = UUID.randomUUID().toString();
    return units.within(
        source.tenant(),
        "take a connector's round",
        unit -> {
          var connection = unit.connection();
          Sql.update(
              connection,
              """
              insert into routes.connectors (tenant_id, plugin) values (cast(? as uuid), ?)
              on conflict do nothing
              """,
              source.tenant().tenantId(),
              source.plugin());
          var taken =
              Sql.update(
                  connection,
                  """
                  update routes.connectors
                  set holder = cast(? as uuid), held_until = now() + ? * interval '1 second',
                    cursor = case when revision = ? then cursor else '' end,
                    whole = whole or revision <> ?,
                    failures = case when revision = ? then failures else 0 end,
                    revision = ?
                  where plugin = ?
                    and (held_until is null or held_until < now() or revision < ?)
                    and (due_at <= now() + interval '1 second' or revision <> ?)
                  """,
                  holder,
                  hold.toSeconds(),
                  source.revision(),
                  source.revision(),
                  source.revision(),
                  source.revision(),
                  source.plugin(),
                  source.revision(),
                  source.revision());
          return taken == 0 ? Optional.empty() : Optional.of(progress(connection, source, holder));
        });
  }

  private static Progress progress(Connection connection, Source source, String holder) {
    return Sql.query(
            connection,
            row ->
                new Progress(
                    holder,
                    new Cursor(row.getString("cursor")),
                    row.getBoolean("whole"),
                    row.getInt("failures")),
            "select cursor, whole, failures from routes.connectors where plugin = ?",
            source.plugin())
        .get(0);
  }

  /**
   * Records that a page is stored.
   *
   * @return whether the round is still the holder's
   */
  boolean advance(
      Source source,
      String holder,
      Cursor next,
      Collection<String> stored,
      Collection<String> removed) {
    return units.within(
        source.tenant(),
        "advance a connector",
        unit -> {
          var connection = unit.connection();
          var held =
              Sql.update(
                  connection,
                  """
                  update routes.connectors
                  set cursor = ?, held_until = now() + ? * interval '1 second'
                  where plugin = ? and revision = ? and holder = cast(? as uuid)
                  """,
                  next.value(),
                  hold.toSeconds(),
                  source.plugin(),
                  source.revision(),
                  holder);
          if (held == 0) {
            return false;
          }
          stored.forEach(id -> BroughtRows.remember(connection, source, id));
          removed.forEach(
              id ->
                  BroughtRows.forget(
                      connection,
                      source.plugin(),
                      new BroughtRows.Brought(source.namespace(), id)));
          return true;
        });
  }

  /** Ends a round that went well. */
  void finish(Source source, String holder, Outcome outcome) {
    units.within(
        source.tenant(),
        "finish a connector's round",
        unit ->
            Sql.update(
                unit.connection(),
                """
                update routes.connectors
                set whole = false, holder = null, held_until = null,
                  due_at = now() + ? * interval '1 second',
                  last_run_at = now(), last_success_at = now(), failures = 0,
                  changed = case when ? then ? else changed end,
                  removed = case when ? then ? else removed end,
                  refused = case when ? then ? else refused end,
                  error = null, error_kind = null
                where plugin = ? and revision = ? and holder = cast(? as uuid)
                """,
                source.interval().toSeconds(),
                outcome.something(),
                outcome.changed(),
                outcome.something(),
                outcome.removed(),
                outcome.something(),
                shortened(String.join("\n", outcome.refused())),
                source.plugin(),
                source.revision(),
                holder));
  }

  /** Ends a round that failed; the next one goes on where this one came to. */
  void fail(Source source, String holder, Setback setback) {
    units.within(
        source.tenant(),
        "record a connector's failure",
        unit ->
            Sql.update(
                unit.connection(),
                """
                update routes.connectors
                set holder = null, held_until = null, due_at = now() + ? * interval '1 second',
                  last_run_at = now(), failures = failures + 1, error = ?, error_kind = ?
                where plugin = ? and revision = ? and holder = cast(? as uuid)
                """,
                setback.pause().toSeconds(),
                shortened(setback.reason()),
                setback.kind(),
                source.plugin(),
                source.revision(),
                holder));
  }

  /** Ends a round early; the next one goes on where this one came to, on any node. */
  void release(Source source, String holder) {
    units.within(
        source.tenant(),
        "release a connector's round",
        unit ->
            Sql.update(
                unit.connection(),
                """
                update routes.connectors set holder = null, held_until = null, due_at = now()
                where plugin = ? and revision = ? and holder = cast(? as uuid)
                """,
                source.plugin(),
                source.revision(),
                holder));
  }

  /** What is known about the connectors of a tenant, by plugin id. */
  List<SyncState> list(TenantContext tenant) {
    return units.within(
        tenant,
        "list connectors",
        unit -> Sql.query(unit.connection(), SyncState::of, SyncState.SELECT));
  }

  /** Forgets how far a connector has come, so that the next round begins at the start, at once. */
  void restart(TenantContext tenant, String plugin) {
    units.within(
        tenant,
        "restart a connector",
        unit ->
            Sql.update(
                unit.connection(),
                """
                update routes.connectors
                set revision = 0, cursor = '', whole = true, holder = null, held_until = null,
                  due_at = now(), failures = 0, error = null, error_kind = null
                where plugin = ?
                """,
                plugin));
  }

  /** Lets the next round begin at once. */
  void due(TenantContext tenant, String plugin) {
    units.within(
        tenant,
        "ask for a connector's round",
        unit ->
            Sql.update(
                unit.connection(),
                "update routes.connectors set due_at = now() where plugin = ?",
                plugin));
  }

  private static String shortened(String text) {
    return text.length() <= REASONS ? text : text.substring(0, REASONS);
  }
}
