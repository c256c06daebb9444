package io.plugdesk.shell;

import io.plugdesk.desk.plugins.PluginChange;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Goes back to the version of a plugin that ran before. */
@Service
@Command(
    scope = "plugin",
    name = "rollback",
    description = "Go back to the version of a plugin that ran before",
    detailedDescription =
        "Brings the version before beside the present one, gives it new work, and lets the present"
            + " one finish and go; twice goes back two versions. A file in deploy that brought the"
            + " present one is set aside. Example: plugin:rollback --dry-run clock")
public final class PluginRollback extends PluginChangeAction {
  @Argument(
      index = 0,
      name = "plugin",
      required = true,
      description = "Its id, or the end of it where that is unique")
  @Completion(PluginNames.class)
  String plugin;

  @Override
  PluginChange change(Order order) {
    return changes.rollback(known(plugin), order);
  }
}
