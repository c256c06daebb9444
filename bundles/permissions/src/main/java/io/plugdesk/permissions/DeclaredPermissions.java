package io.plugdesk.permissions;

import io.plugdesk.desk.plugins.PluginPermissions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells what plugins declared in their manifests, from where the checks read it too.
 *
 * <p>It is made at the start and holds the audit, which would forget the refusals with its last
 * user.
 */
@Component(immediate = true)
public final class DeclaredPermissions implements PluginPermissions {
  private static final int MOST_REFUSALS = 10;

  private final BundleContext bundles;
  private final Audit audit;

  /** Reads nothing yet. */
  @Activate
  public DeclaredPermissions(BundleContext bundles, @Reference Audit audit) {
    this.bundles = bundles;
    this.audit = audit;
  }

  @Override
  public List<Asked> of(String plugin) {
    var owners =
        Stream.of(bundles.getBundles())
            .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
            .filter(bundle -> Plugin.owns(String.valueOf(bundle.getSymbolicName()), plugin))
            .map(Plugin::declared)
            .toList();
    int closest = owners.stream().mapToInt(each -> each.name().length()).max().orElse(0);
    return owners.stream()
        .filter(each -> each.name().length() == closest)
        .sorted(Comparator.comparing(DeclaredPermissions::version).reversed())
        .map(this::asked)
        .toList();
  }

  private Asked asked(Plugin plugin) {
    return new Asked(
        plugin.version(),
        plugin.hosts(),
        plugin.secrets(),
        plugin.services().stream().sorted().toList(),
        refusals(plugin.bundle()));
  }

  /** Several tenants may have been refused the same. */
  private List<Refusal> refusals(long bundle) {
    var told = new HashSet<Map.Entry<String, String>>();
    return audit.of(bundle).stream()
        .filter(refusal -> told.add(Map.entry(refusal.what(), refusal.which())))
        .limit(MOST_REFUSALS)
        .toList();
  }

  private static Version version(Plugin plugin) {
    return Version.parseVersion(plugin.version());
  }
}
