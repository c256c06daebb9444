package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.VersionRule;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Version;

/** Rules in memory; they outlive a room, as rows of a database do. */
final class MemoryRules implements RuleTable {
  private final List<Rules.Given> rules = new ArrayList<>();

  @Override
  public synchronized List<Rules.Given> all() {
    return List.copyOf(rules);
  }

  @Override
  public synchronized void put(TenantContext tenant, VersionRule rule, String actor) {
    remove(tenant, rule.plugin(), actor);
    var version = Version.parseVersion(rule.version());
    rules.add(
        new Rules.Given(tenant.tenantId(), rule.plugin(), new Rules.Rule(version, rule.percent())));
  }

  @Override
  public synchronized void remove(TenantContext tenant, String plugin, String actor) {
    rules.removeIf(
        each -> each.tenantId().equals(tenant.tenantId()) && each.plugin().equals(plugin));
  }
}
