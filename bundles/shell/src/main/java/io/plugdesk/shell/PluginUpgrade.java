package io.plugdesk.shell;

import io.plugdesk.desk.plugins.PluginChange;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Goes to a later version of a plugin. */
@Service
@Command(
    scope = "plugin",
    name = "upgrade",
    description = "Go to a later version of a plugin that the house has kept",
    detailedDescription =
        "Goes forward to a version whose bytes are kept, as after plugin:rollback; a new one comes"
            + " by plugin:install. It is tried beside the present one first. Example:"
            + " plugin:upgrade --to 1.1.0 clock")
public final class PluginUpgrade extends PluginChangeAction {
  @Option(name = "--to", description = "The version; without it the latest that is kept")
  @Completion(PluginVersions.class)
  String version;

  @Argument(
      index = 0,
      name = "plugin",
      required = true,
      description = "Its id, or the end of it where that is unique")
  @Completion(PluginNames.class)
  String plugin;

  @Override
  PluginChange change(Order order) {
    return changes.upgrade(known(plugin), version, order);
  }
}
