package io.plugdesk.shell;

import io.plugdesk.desk.plugins.PluginChange;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Installs a version of a plugin. */
@Service
@Command(
    scope = "plugin",
    name = "install",
    description = "Install a plugin, or a later version of it",
    detailedDescription =
        "Tries the version beside the one that is there; when it serves the same tenants it takes"
            + " new work, and the one before finishes what it does and goes. Otherwise nothing has"
            + " changed. Example: plugin:install --dry-run /srv/clock-1.1.0.jar")
public final class PluginInstall extends PluginChangeAction {
  @Argument(
      index = 0,
      name = "file",
      required = true,
      description = "A jar on the disk of the house, or mvn:group/artifact/version")
  @Completion(FileNames.class)
  String file;

  @Override
  PluginChange change(Order order) throws IOException {
    var here = session == null ? null : session.currentDir();
    try (var jar = PluginFile.of(file, here == null ? Path.of("") : here)) {
      return changes.install(jar.path(), order);
    }
  }
}
