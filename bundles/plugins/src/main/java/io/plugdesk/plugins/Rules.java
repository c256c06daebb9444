package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.VersionRule;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.osgi.framework.Version;

/** The rules of all tenants, in memory; replaced as a whole, and read by every look-up. */
final class Rules {
  private volatile Map<String, Map<String, Rule>> byTenant = Map.of();
  private volatile boolean known;

  /**
   * A rule, ready to be followed.
   *
   * @param version the version
   * @param percent the share of new conversations; 100 for all work
   */
  record Rule(Version version, int percent) {
    /**
     * Whether a conversation gets the version: the same on every node and at every time, and
     * independent of what another plugin's rule says.
     */
    boolean gives(String plugin, String conversation) {
      if (percent == VersionRule.ALL) {
        return true;
      }
      if (conversation == null) {
        return false;
      }
      var hash = new CRC32();
      hash.update((plugin + " " + conversation).getBytes(StandardCharsets.UTF_8));
      return hash.getValue() % VersionRule.ALL < percent;
    }
  }

  /** A rule with whom it is for. */
  record Given(String tenantId, String plugin, Rule rule) {}

  /** Takes all rules. */
  void follow(List<Given> rules) {
    var now = new HashMap<String, Map<String, Rule>>();
    for (var each : rules) {
      now.computeIfAbsent(each.tenantId(), id -> new HashMap<>()).put(each.plugin(), each.rule());
    }
    now.replaceAll((tenant, plugins) -> Map.copyOf(plugins));
    byTenant = Map.copyOf(now);
    known = true;
  }

  /** A tenant's rule for a plugin; null when it has none. */
  Rule of(String tenantId, String plugin) {
    return byTenant.getOrDefault(tenantId, Map.of()).get(plugin);
  }

  /** The rules for a plugin, by tenant id. */
  Map<String, Rule> of(String plugin) {
    var found = new TreeMap<String, Rule>();
    byTenant.forEach(
        (tenant, plugins) -> {
          if (plugins.containsKey(plugin)) {
            found.put(tenant, plugins.get(plugin));
          }
        });
    return found;
  }

  /** The plugins of which a tenant has a rule for a share of its conversations. */
  Set<String> drawn(String tenantId) {
    var plugins = byTenant.get(tenantId);
    if (plugins == null) {
      return Set.of();
    }
    var drawn = new HashSet<String>();
    plugins.forEach(
        (plugin, rule) -> {
          if (rule.percent < VersionRule.ALL) {
            drawn.add(plugin);
          }
        });
    return drawn;
  }

  /** Whether they have been read at all. */
  boolean known() {
    return known;
  }

  /** How many rules name a version of a plugin. */
  int naming(String plugin, Version version) {
    return (int) of(plugin).values().stream().filter(rule -> rule.version.equals(version)).count();
  }
}
