package io.plugdesk.shell;

import io.plugdesk.desk.plugins.PluginHealth;
import java.util.LinkedHashMap;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Gives a quarantined version of a plugin work again. */
@Service
@Command(
    scope = "plugin",
    name = "release",
    description = "Give a quarantined version of a plugin work again",
    detailedDescription =
        "Ends the quarantine of a version on this node, with a clean record; what made it fail must"
            + " be gone, or it is quarantined again. Example: plugin:release clock 1.1.0")
public final class PluginRelease extends PluginAction {
  @Reference PluginHealth health;

  @Argument(
      index = 0,
      name = "plugin",
      required = true,
      description = "Its id, or the end of it where that is unique")
  @Completion(PluginNames.class)
  String plugin;

  @Argument(index = 1, name = "version", required = true, description = "The version")
  @Completion(QuarantinedVersions.class)
  String version;

  @Override
  void run(Output output) {
    var id = plugin(plugin);
    health.release(id, version, actor());
    if (output.json()) {
      var view = new LinkedHashMap<String, Object>();
      view.put("plugin", id);
      view.put("version", version);
      view.put("released", true);
      output.value(view);
    } else {
      output.line(
          "%s %s %s gets work again".formatted(output.mark(true), output.bold(id), version));
    }
  }
}
