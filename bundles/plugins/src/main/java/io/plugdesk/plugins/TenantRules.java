package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import io.plugdesk.desk.plugins.VersionRule;
import io.plugdesk.desk.plugins.VersionRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Version;

/** Gives tenants versions that run, and keeps the rules in memory as the table has them. */
final class TenantRules implements VersionRules {
  private final RuleTable table;
  private final Rules rules;
  private final Running running;

  TenantRules(RuleTable table, Rules rules, Running running) {
    this.table = table;
    this.rules = rules;
    this.running = running;
  }

  /** Reads all rules; one after another, so that the latest reading holds. */
  synchronized void read() {
    rules.follow(table.all());
  }

  @Override
  public Optional<VersionRule> find(TenantContext tenant, String plugin) {
    return Optional.ofNullable(rules.of(tenant.tenantId(), plugin))
        .map(rule -> new VersionRule(plugin, rule.version().toString(), rule.percent()));
  }

  @Override
  public void put(TenantContext tenant, VersionRule rule, Order order) {
    var version = running(rule);
    if (!order.dryRun()) {
      var now = new VersionRule(rule.plugin(), version.toString(), rule.percent());
      table.put(tenant, now, order.actor());
      read();
    }
  }

  @Override
  public Optional<VersionRule> remove(TenantContext tenant, String plugin, Order order) {
    var before = find(tenant, plugin);
    if (before.isPresent() && !order.dryRun()) {
      table.remove(tenant, plugin, order.actor());
      read();
    }
    return before;
  }

  private Version running(VersionRule rule) {
    var versions =
        running.releases(rule.plugin()).stream().map(Release::version).distinct().toList();
    if (versions.isEmpty()) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "There is no plugin %s that runs: plugin:list shows those that there are"
              .formatted(rule.plugin()));
    }
    var wanted = parsed(rule.version());
    if (!versions.contains(wanted)) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "%s %s does not run, but %s: bring it first with plugin:install --beside FILE"
              .formatted(rule.plugin(), rule.version(), listed(versions)));
    }
    return wanted;
  }

  private static Version parsed(String version) {
    try {
      return Version.parseVersion(version);
    } catch (IllegalArgumentException e) {
      throw new PlugdeskException(
          Kind.REJECTED, "%s is no version: write it as 1.2.3".formatted(version), e);
    }
  }

  private static String listed(List<Version> versions) {
    return versions.stream().sorted().map(Version::toString).collect(Collectors.joining(", "));
  }
}
