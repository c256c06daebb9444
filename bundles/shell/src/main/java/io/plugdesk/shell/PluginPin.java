package io.plugdesk.shell;

import io.plugdesk.desk.plugins.VersionRule;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Keep a tenant on one version of a plugin. */
@Service
@Command(
    scope = "plugin",
    name = "pin",
    description = "Keep a tenant on one version of a plugin",
    detailedDescription =
        "All of the tenant's work goes to this version from now on, whatever is installed; a"
            + " conversation that has begun keeps what it began with. The version stays until"
            + " plugin:unpin. Example: plugin:pin acme clock 1.0.0")
public final class PluginPin extends RuleAction {
  @Argument(index = 2, name = "version", required = true, description = "A version that runs")
  @Completion(RunningVersions.class)
  String version;

  @Override
  void run(Output output) {
    give(output, new VersionRule(plugin(plugin), version, VersionRule.ALL), " for all of its work");
  }
}
