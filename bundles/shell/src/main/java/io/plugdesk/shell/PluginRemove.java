package io.plugdesk.shell;

import io.plugdesk.desk.plugins.PluginChange;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Removes a plugin that was installed. */
@Service
@Command(
    scope = "plugin",
    name = "remove",
    description = "Remove a plugin that was installed",
    detailedDescription =
        "Removes every version that a command or a file in deploy brought, or the one that is"
            + " named; what it does is finished first, and its file gets the ending .removed. A"
            + " version that came with the house takes the work again. Example: plugin:remove"
            + " --version 1.1.0 clock")
public final class PluginRemove extends PluginChangeAction {
  @Option(name = "--version", description = "Only this version")
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
    return changes.remove(known(plugin), version, order);
  }
}
