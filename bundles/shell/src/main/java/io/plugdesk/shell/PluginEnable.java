package io.plugdesk.shell;

import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Switches a plugin on for a tenant. */
@Service
@Command(
    scope = "plugin",
    name = "enable",
    description = "Switch a plugin on for a tenant",
    detailedDescription =
        "Switches a plugin on, with the settings that are given; earlier ones that are not named"
            + " stay. A list is written with commas, a secret as file:NAME of a file in"
            + " keys/secrets/<tenant id>. Example: plugin:enable acme clock"
            + " time_zone=Europe/London")
public final class PluginEnable extends PluginAction {
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

  @Argument(index = 2, name = "key=value", multiValued = true, description = "Its settings")
  @Completion(PluginKeys.class)
  List<String> values;

  @Override
  void run(Output output) {
    change(output, name, plugin(plugin), values, Set.of());
  }
}
