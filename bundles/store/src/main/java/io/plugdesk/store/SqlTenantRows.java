package io.plugdesk.store;

import io.plugdesk.desk.store.TenantRows;
import io.plugdesk.desk.store.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds every table with a tenant_id in the catalogue and empties it, referring tables first.
 *
 * <p>It works under the role and the tenant of the caller's unit, so row-level security guards it.
 */
final class SqlTenantRows implements TenantRows {
  private static final String TABLES =
      """
      select c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname), r.confrelid
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      left join pg_constraint r
        on r.contype = 'f' and r.conrelid = c.oid and r.confrelid <> c.oid
      where c.relkind in ('r', 'p') and not c.relispartition and not a.attisdropped
        and c.relforcerowsecurity
        and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'delete')
      """;
  private static final String OF_TENANT =
      " where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid";

  @Override
  public long erase(UnitOfWork unit) {
    TenantRows.close(unit);
    try {
      var removed = 0L;
      for (var table : inOrder(tables(unit.connection()))) {
        try (var statement = unit.connection().createStatement()) {
          removed += statement.executeLargeUpdate("delete from " + table + OF_TENANT);
        }
      }
      return removed;
    } catch (SQLException e) {
      throw SqlFailures.translate("erase the rows of a tenant", e);
    }
  }

  private static Map<Long, Table> tables(Connection connection) throws SQLException {
    var tables = new TreeMap<Long, Table>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        var name = rows.getString(2);
        var table =
            tables.computeIfAbsent(rows.getLong(1), oid -> new Table(name, new TreeSet<>()));
        table.refersTo().add(rows.getLong(3));
      }
    }
    return tables;
  }

  private static Set<String> inOrder(Map<Long, Table> tables) {
    var ordered = new LinkedHashSet<String>();
    var left = new TreeMap<>(tables);
    while (!left.isEmpty()) {
      var free =
          left.keySet().stream()
              .filter(oid -> left.values().stream().noneMatch(t -> t.refersTo().contains(oid)))
              .findFirst()
              .orElseGet(left::firstKey);
      ordered.add(left.remove(free).name());
    }
    return ordered;
  }

  private record Table(String name, Set<Long> refersTo) {}
}
