package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.plugins.VersionRule;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Give a share of a tenant's new conversations another version. */
@Service
@Command(
    scope = "plugin",
    name = "canary",
    description = "Give a share of a tenant's new conversations another version",
    detailedDescription =
        "The share is drawn by the conversation, so that it is the same on every node; the other"
            + " conversations get the version that takes the work. Example: plugin:canary acme"
            + " clock 1.1.0 10")
public final class PluginCanary extends RuleAction {
  @Argument(index = 2, name = "version", required = true, description = "A version that runs")
  @Completion(RunningVersions.class)
  String version;

  @Argument(index = 3, name = "percent", required = true, description = "From 1 to 99")
  int percent;

  @Override
  void run(Output output) {
    if (percent < 1 || percent >= VersionRule.ALL) {
      throw new PlugdeskException(
          Kind.REJECTED, "A share is from 1 to 99 percent: plugin:pin gives a version all work");
    }
    var rule = new VersionRule(plugin(plugin), version, percent);
    give(output, rule, " for %d %% of its new conversations".formatted(percent));
  }
}
