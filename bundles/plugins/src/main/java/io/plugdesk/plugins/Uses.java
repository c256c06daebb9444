package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.plugins.VersionUse;
import io.plugdesk.desk.plugins.VersionUse.Rule;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts who uses the versions of a plugin. */
final class Uses {
  private static final Logger LOG = LoggerFactory.getLogger(Uses.class);

  private final Running running;
  private final Rota rota;
  private final Rules rules;
  private final PinCounts counts;
  private final Declarations declarations;
  private final Tenants tenants;

  Uses(
      Running running,
      Rota rota,
      Rules rules,
      PinCounts counts,
      Declarations declarations,
      Tenants tenants) {
    this.running = running;
    this.rota = rota;
    this.rules = rules;
    this.counts = counts;
    this.declarations = declarations;
    this.tenants = tenants;
  }

  /** Whether a tenant's rule names a release. */
  boolean ruled(Installed installed) {
    return rules.naming(installed.info().plugin(), installed.release().version()) > 0;
  }

  /** Every version that runs, is kept or is named, the latest first. */
  List<VersionUse> of(String plugin) {
    var releases = running.releases(plugin);
    var served = new HashMap<Version, Integer>();
    declarations
        .all()
        .forEach(
            (tenantId, features) -> {
              if (features.containsKey(plugin)) {
                rota.release(releases, new Rota.Work(tenantId, plugin, null, null))
                    .ifPresent(release -> served.merge(release.version(), 1, Integer::sum));
              }
            });
    var named = named(plugin);
    var versions = new TreeMap<Version, VersionUse>(Comparator.reverseOrder());
    releases.forEach(release -> versions.put(release.version(), null));
    named.keySet().forEach(version -> versions.put(version, null));
    var kept = kept();
    versions.replaceAll(
        (version, none) ->
            new VersionUse(
                version.toString(),
                served.getOrDefault(version, 0),
                kept == null ? 0 : kept.of(plugin, version.toString()),
                named.getOrDefault(version, List.of())));
    return List.copyOf(versions.values());
  }

  private Map<Version, List<Rule>> named(String plugin) {
    var slugs =
        tenants.list().stream()
            .map(Tenant::context)
            .collect(Collectors.toMap(each -> each.tenantId(), each -> each.slug()));
    var named = new HashMap<Version, List<Rule>>();
    rules
        .of(plugin)
        .forEach(
            (tenantId, rule) ->
                named
                    .computeIfAbsent(rule.version(), version -> new ArrayList<>())
                    .add(new Rule(slugs.getOrDefault(tenantId, tenantId), rule.percent())));
    return named;
  }

  private PinCounts.Counted kept() {
    try {
      return counts.now();
    } catch (PlugdeskException e) {
      LOG.debug("The conversations are not counted", e);
      return null;
    }
  }
}
