package io.plugdesk.plugins;

import static io.plugdesk.plugins.HouseTables.execute;
import static io.plugdesk.plugins.HouseTables.list;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.VersionRule;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitsOfWork;
import java.util.List;
import java.util.UUID;
import org.osgi.framework.Version;

/** The rules in PostgreSQL; each change is in the tenant's audit trail and told to every node. */
final class JdbcRules implements RuleTable {
  private static final String ALL = "select tenant_id, plugin, version, percent from tenant_rule";
  private static final String PUT =
      """
      insert into tenant_rule (tenant_id, plugin, version, percent, changed_by)
      values (?, ?, ?, ?, ?)
      on conflict (tenant_id, plugin) do update set version = excluded.version,
        percent = excluded.percent, changed_by = excluded.changed_by, changed_at = now()
      """;
  private static final String REMOVE = "delete from tenant_rule where plugin = ?";

  private final HouseTables tables;
  private final PluginTrail trail;
  private final Signals signals;

  JdbcRules(UnitsOfWork units, AuditTrail trail, Signals signals) {
    this.tables = new HouseTables(units);
    this.trail = new PluginTrail(trail);
    this.signals = signals;
  }

  @Override
  public List<Rules.Given> all() {
    return tables.within(
        "read the tenants' versions",
        unit ->
            list(
                unit,
                ALL,
                row ->
                    new Rules.Given(
                        row.getString(1),
                        row.getString(2),
                        new Rules.Rule(Version.parseVersion(row.getString(3)), row.getInt(4)))));
  }

  @Override
  public void put(TenantContext tenant, VersionRule rule, String actor) {
    tables.of(
        tenant,
        "give a tenant a version",
        unit -> {
          var id = UUID.fromString(tenant.tenantId());
          execute(unit, PUT, id, rule.plugin(), rule.version(), rule.percent(), actor);
          trail.ruled(unit, tenant, rule, actor);
          signals.send(unit, News.TOPIC, News.RULES);
          return null;
        });
  }

  @Override
  public void remove(TenantContext tenant, String plugin, String actor) {
    tables.of(
        tenant,
        "lift a tenant's version",
        unit -> {
          if (execute(unit, REMOVE, plugin) > 0) {
            trail.unruled(unit, tenant, plugin, actor);
            signals.send(unit, News.TOPIC, News.RULES);
          }
          return null;
        });
  }
}
