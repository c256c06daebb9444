package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.plugins.Installations;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.plugins.PluginSettings.SwitchedOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** What every command about plugins has: what is installed, what is set, and short names. */
abstract class PluginAction extends HouseAction {
  @Reference Installations installations;
  @Reference PluginSettings settings;

  /** The id of the plugin that is meant. */
  final String plugin(String name) {
    return PluginNames.resolved(name, installations.list());
  }

  /** Changes what is set for a tenant, and tells how it is now. */
  final void change(
      Output output, String tenant, String plugin, List<String> given, Set<String> removed) {
    var form = settings.form(plugin).orElseThrow(() -> notInstalled(plugin));
    var values = new PluginValues(form).read(given == null ? List.of() : given);
    var now =
        settings
            .change(tenant(tenant).context(), plugin, values, removed, actor())
            .orElseThrow(() -> notInstalled(plugin));
    if (output.json()) {
      output.value(view(now));
    } else {
      output.line(
          "%s %s is on for %s, revision %d"
              .formatted(output.mark(true), output.bold(plugin), tenant, now.revision()));
      now.settings().forEach((id, value) -> output.line(output.faint("  " + id + " = " + value)));
    }
  }

  /** What is on for a tenant. */
  final Optional<SwitchedOn> on(String tenant, String plugin) {
    return settings.list(tenant(tenant).context()).stream()
        .filter(on -> on.plugin().equals(plugin))
        .findFirst();
  }

  static Map<String, Object> view(SwitchedOn on) {
    var view = new LinkedHashMap<String, Object>();
    view.put("plugin", on.plugin());
    view.put("enabled", true);
    view.put("revision", on.revision());
    view.put("settings", on.settings());
    view.put("installed", on.installed());
    return view;
  }

  static PlugdeskException notInstalled(String plugin) {
    return new PlugdeskException(
        Kind.REJECTED, plugin + " does not run: plugin:info " + plugin + " says why");
  }
}
