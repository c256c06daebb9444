package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.Installation.Origin;
import io.plugdesk.desk.plugins.Installation.State;
import io.plugdesk.desk.plugins.Installations;
import io.plugdesk.desk.plugins.PluginSetting;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.plugins.VersionUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A clock in two versions, a broken file, and what a tenant has on, in memory. */
final class FakePlugins implements Installations, PluginSettings {
  static final String CLOCK = "io.plugdesk.tool.clock";

  final List<Installation> installed = new ArrayList<>();
  final Map<String, SwitchedOn> on = new TreeMap<>();

  FakePlugins() {
    installed.add(clock("1.1.0", Origin.DEPLOYED, "clock.jar", State.ACTIVE, "", 2));
    installed.add(
        clock("1.0.0", Origin.SHIPPED, "", State.IDLE, "version 1.1.0 takes the work", 0));
    installed.add(
        new Installation(
            "noise.jar",
            "",
            "",
            "",
            List.of(),
            Origin.DEPLOYED,
            "noise.jar",
            "",
            State.FAILED,
            "it is damaged",
            0));
  }

  private static Installation clock(
      String version, Origin origin, String file, State state, String reason, int leases) {
    var sha256 = file.isEmpty() ? "" : "ab".repeat(32);
    return new Installation(
        CLOCK,
        version,
        "Clock",
        "Tells the time.",
        List.of("Tool"),
        origin,
        file,
        sha256,
        state,
        reason,
        leases);
  }

  static PluginSetting setting(String id, String type, int cardinality, boolean secret) {
    List<PluginSetting.Option> options =
        id.equals("style") ? List.of(new PluginSetting.Option("short", "Short")) : List.of();
    return new PluginSetting(
        id, "The " + id, "What it is", type, cardinality, List.of(), options, false, secret);
  }

  @Override
  public List<Installation> list() {
    return installed;
  }

  @Override
  public List<VersionUse> uses(String plugin) {
    return List.of(
        new VersionUse("1.1.0", 2, 0, List.of()),
        new VersionUse(
            "1.0.0",
            1,
            7,
            List.of(new VersionUse.Rule("acme", 100), new VersionUse.Rule("globex", 10))));
  }

  @Override
  public Optional<List<PluginSetting>> form(String plugin) {
    return plugin.equals(CLOCK)
        ? Optional.of(
            List.of(
                setting("time_zone", "string", 0, false),
                setting("hours", "integer", 0, false),
                setting("exact", "boolean", 0, false),
                setting("days", "string", 7, false),
                setting("style", "string", 0, false),
                setting("key.ref", "string", 0, true)))
        : Optional.empty();
  }

  @Override
  public List<SwitchedOn> list(TenantContext tenant) {
    return List.copyOf(on.values());
  }

  @Override
  public Optional<SwitchedOn> replace(
      TenantContext tenant, String plugin, Map<String, Object> settings, String actor) {
    return change(tenant, plugin, settings, Set.of(), actor);
  }

  @Override
  public Optional<SwitchedOn> change(
      TenantContext tenant,
      String plugin,
      Map<String, Object> changed,
      Set<String> removed,
      String actor) {
    if (changed.get("hours") instanceof String) {
      throw new PlugdeskException(Kind.REJECTED, "The setting hours has to be of the type integer");
    }
    var before = on.get(plugin);
    var settings = new TreeMap<>(before == null ? Map.<String, Object>of() : before.settings());
    settings.putAll(changed);
    settings.keySet().removeAll(removed);
    on.put(plugin, new SwitchedOn(plugin, before == null ? 1 : 2, settings, true));
    return Optional.of(on.get(plugin));
  }

  @Override
  public boolean switchOff(TenantContext tenant, String plugin, String actor) {
    return on.remove(plugin) != null;
  }
}
