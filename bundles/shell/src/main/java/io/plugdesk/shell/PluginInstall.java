package io.plugdesk.shell;

import io.plugdesk.desk.plugins.PluginChange;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import java.io.IOException;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Installs a version of a plugin. */
@Service
@Command(
    scope = "plugin",
    name = "install",
    description = "Install a plugin, or a later version of it",
    detailedDescription =
        "Tries the version beside the one that is there; when it serves the same tenants it takes"
            + " new work, and the one before serves the conversations that keep it, finishes what it"
            + " does and goes. Otherwise nothing has changed. Example: plugin:install --dry-run /srv/clock-1.1.0.jar")
public final class PluginInstall extends PluginChangeAction {
  @Option(
      name = "--beside",
      description = "The others stay, and it takes the work of tenants alone whose rule names it")
  boolean beside;

  @Argument(
      index = 0,
      name = "file",
      required = true,
      description = "A jar on the disk of the house, or mvn:group/artifact/version")
  @Completion(FileNames.class)
  String file;

  @Override
  PluginChange change(Order order) throws IOException {
    try (var jar = PluginFile.of(file, directory())) {
      return changes.install(jar.path(), beside, order);
    }
  }
}
