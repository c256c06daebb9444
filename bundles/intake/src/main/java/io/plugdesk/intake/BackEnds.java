package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.api.knowledge.Retriever;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.PluginInfo;
import io.plugdesk.desk.plugins.PluginSetting;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.plugins.Plugins;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The retrieval back ends that are installed, and what a migration does with them. */
final class BackEnds {
  private static final List<String> SEAMS =
      List.of(Retriever.class.getSimpleName(), PassageIndex.class.getSimpleName());

  private final Plugins plugins;
  private final PluginSettings settings;

  BackEnds(Plugins plugins, PluginSettings settings) {
    this.plugins = plugins;
    this.settings = settings;
  }

  /**
   * The id of the back end that is meant.
   *
   * @throws PlugdeskException REJECTED, with the candidates
   */
  String named(String name) {
    List<String> known =
        plugins.installed().stream()
            .filter(plugin -> plugin.kinds().containsAll(SEAMS))
            .map(PluginInfo::plugin)
            .distinct()
            .toList();
    List<String> meant =
        known.stream().filter(id -> id.equals(name) || id.endsWith("." + name)).toList();
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw Limits.rejected(
        "There is no retrieval back end "
            + name
            + ". Installed are: "
            + String.join(", ", known)
            + ". Copy the jar of another one into deploy/.");
  }

  /** The back end that answers a tenant now. */
  String answering(TenantContext tenant, Home home) {
    if (home.plugin() != null && isOn(tenant, home.plugin())) {
      return home.plugin();
    }
    try (Lease<Retriever> lease =
        home.lease(plugins, tenant, Pins.none(), Retriever.class)
            .orElseThrow(
                () ->
                    Limits.rejected(
                        "The tenant has no search index to move. Switch on a retrieval"
                            + " plugin."))) {
      return lease.plugin();
    }
  }

  boolean isOn(TenantContext tenant, String plugin) {
    return plugins.enabled(tenant, plugin);
  }

  /**
   * Passes when a back end is on, or can be switched on without being told anything.
   *
   * @throws PlugdeskException REJECTED, with the settings that it needs
   */
  void checkSettings(TenantContext tenant, String plugin) {
    List<String> needed =
        settings.form(plugin).orElse(List.of()).stream()
            .filter(PluginSetting::required)
            .map(PluginSetting::id)
            .toList();
    if (!isOn(tenant, plugin) && !needed.isEmpty()) {
      throw Limits.rejected(
          plugin
              + " needs settings: "
              + String.join(", ", needed)
              + ". Switch it on with them first; the present index goes on answering.");
    }
  }

  void switchOn(TenantContext tenant, String plugin, String actor) {
    if (!isOn(tenant, plugin)
        && settings.change(tenant, plugin, Map.of(), Set.of(), actor).isEmpty()) {
      throw missing(plugin);
    }
  }

  void switchOff(TenantContext tenant, String plugin, String actor) {
    if (isOn(tenant, plugin)) {
      settings.switchOff(tenant, plugin, actor);
    }
  }

  /** Removes all that a back end has of a tenant. */
  void empty(TenantContext tenant, String plugin) {
    try (Lease<PassageIndex> index =
        lease(tenant, plugin, PassageIndex.class).orElseThrow(() -> missing(plugin))) {
      index.get().drop(tenant);
    }
  }

  <T> Optional<Lease<T>> lease(TenantContext tenant, String plugin, Class<T> seam) {
    return plugins.lease(tenant, Pins.none(), seam, plugin);
  }

  static PlugdeskException missing(String plugin) {
    return new PlugdeskException(
        Kind.MISCONFIGURED, plugin + " does not run for the tenant: plugin:info says why.");
  }
}
