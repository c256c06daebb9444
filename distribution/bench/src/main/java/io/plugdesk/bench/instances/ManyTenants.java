package io.plugdesk.bench.instances;

import io.plugdesk.bench.wire.OwnDatabase;
import io.plugdesk.launcher.house.House;
import java.io.IOException;

/**
 * Tenants that have one plugin switched on and nothing else, written into the database by its
 * owner; whoever uses them has the house start again.
 *
 * @param house whose database
 * @param run the first half of their ids
 * @param count how many
 */
record ManyTenants(House house, long run, int count) {
  private static final String PLUGIN = "io.plugdesk.tool.clock";

  /** The id of each row, as {@code new UUID(run, i)} makes it. */
  private static final String ID =
      "(lpad(to_hex(%d::bigint), 16, '0') || lpad(to_hex(i), 16, '0'))::uuid";

  void write() throws IOException {
    new OwnDatabase(house)
        .execute(
            """
        insert into tenants.tenant (id, name, domain, config_json, created_at, updated_at)
        select %s, 'Measurement', 'instance-' || %d || '-' || i, '{}', now(), now()
        from generate_series(0, %d) i
        """
                .formatted(id(), run, count - 1),
            """
        insert into tenants.feature
          (id, tenant_id, plugin, revision, settings, enabled, actor, created_at)
        select gen_random_uuid(), %s, '%s', 1, '{}', true, 'bench', now()
        from generate_series(0, %d) i
        """
                .formatted(id(), PLUGIN, count - 1));
  }

  void delete() throws IOException {
    var theirs = "domain like 'instance-%d-%%'".formatted(run);
    new OwnDatabase(house)
        .execute(
            "delete from tenants.feature where tenant_id in (select id from tenants.tenant where "
                + theirs
                + ")",
            "delete from tenants.tenant where " + theirs);
  }

  private String id() {
    return ID.formatted(run);
  }
}
