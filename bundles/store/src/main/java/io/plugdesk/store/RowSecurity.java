package io.plugdesk.store;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Refuses a schema in which a row of one tenant could be seen by another. */
final class RowSecurity {
  private static final String UNFORCED =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and exists (select 1 from pg_attribute a
                    where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
        and not (c.relkind in ('r', 'p') and c.relrowsecurity and c.relforcerowsecurity)
        and not (c.relkind = 'v'
                 and coalesce(c.reloptions::text, '') like '%security_invoker=true%')
      order by c.relname
      """;
  private static final String OPEN_TO_ALL =
      """
      select p.tablename || ' (policy ' || p.policyname || ')' from pg_policies p
      where p.schemaname = ? and p.permissive = 'PERMISSIVE'
        and p.roles && array['public', 'plugdesk_app']::name[]
        and (coalesce(p.qual, p.with_check, '') not like '%app.tenant_id%'
             or coalesce(p.with_check, p.qual, '') not like '%app.tenant_id%')
      order by 1
      """;

  private final Connection owner;
  private final String room;

  RowSecurity(Connection owner, String room) {
    this.owner = owner;
    this.room = room;
  }

  /** Passes when every table with a tenant_id lets each tenant see its own rows only. */
  void check() throws SQLException {
    refuse(
        names(UNFORCED),
        "have a tenant_id and no forced row-level security: add 'alter table … enable row level"
            + " security', 'force row level security' and a policy in a migration");
    refuse(
        names(OPEN_TO_ALL),
        "let a tenant see the rows of others: bind the policy to app.tenant_id in a migration");
  }

  private void refuse(List<String> tables, String complaint) {
    if (!tables.isEmpty()) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED, "Tables of the room " + room + " " + complaint + ": " + tables);
    }
  }

  private List<String> names(String question) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = owner.prepareStatement(question)) {
      statement.setString(1, room);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }
}
