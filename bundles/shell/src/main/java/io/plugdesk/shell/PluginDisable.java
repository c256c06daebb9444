package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.PluginSettings.SwitchedOn;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Switches a plugin off for a tenant. */
@Service
@Command(
    scope = "plugin",
    name = "disable",
    description = "Switch a plugin off for a tenant",
    detailedDescription =
        "Switches a plugin off; what it is doing is finished first. Example: plugin:disable acme"
            + " clock")
public final class PluginDisable extends PluginAction {
  @Argument(index = 0, name = "tenant", required = true, description = "Its slug or UUID")
  @Completion(TenantNames.class)
  String name;

  @Argument(
      index = 1,
      name = "plugin",
      required = true,
      description = "Its id, or the end of it where that is unique")
  @Completion(PluginNames.class)
  String plugin;

  @Override
  void run(Output output) {
    var tenant = tenant(name).context();
    var id = meant(tenant);
    var was = on(name, id).isPresent();
    settings.switchOff(tenant, id, actor());
    if (output.json()) {
      output.value(Map.of("plugin", id, "enabled", false));
    } else {
      output.line(
          "%s %s %s off for %s"
              .formatted(output.mark(true), output.bold(id), was ? "is" : "was already", name));
    }
  }

  /** Also what is on and no longer installed can be switched off, by its whole id. */
  private String meant(TenantContext tenant) {
    try {
      return plugin(plugin);
    } catch (PlugdeskException unknown) {
      return settings.list(tenant).stream()
          .map(SwitchedOn::plugin)
          .filter(plugin::equals)
          .findFirst()
          .orElseThrow(() -> unknown);
    }
  }
}
