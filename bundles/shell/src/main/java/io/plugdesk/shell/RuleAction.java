package io.plugdesk.shell;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import io.plugdesk.desk.plugins.VersionRule;
import io.plugdesk.desk.plugins.VersionRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** What the commands have in common that give a tenant another version of a plugin. */
abstract class RuleAction extends PluginAction {
  @Reference VersionRules rules;

  @Option(name = "--dry-run", description = "Only say what would happen")
  boolean dryRun;

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

  /** Gives the tenant a version, and tells it. */
  final void give(Output output, VersionRule rule, String share) {
    rules.put(context(), rule, order());
    if (output.json()) {
      output.value(view(rule.plugin(), rule));
      return;
    }
    var line =
        "%s %s %s %s%s"
            .formatted(
                name,
                dryRun ? "would get" : "gets",
                output.bold(rule.plugin()),
                rule.version(),
                share);
    tell(output, line);
  }

  /** Prints what was done, or would be. */
  final void tell(Output output, String line) {
    output.line(dryRun ? line : output.mark(true) + " " + line);
    if (dryRun) {
      output.line(output.faint("Nothing has changed."));
    }
  }

  final TenantContext context() {
    return tenant(name).context();
  }

  final Order order() {
    return new Order(actor(), dryRun);
  }

  /** The rule for scripts; without one the version is absent. */
  final Map<String, Object> view(String id, VersionRule rule) {
    var view = new LinkedHashMap<String, Object>();
    view.put("tenant", name);
    view.put("plugin", id);
    if (rule != null) {
      view.put("version", rule.version());
      view.put("percent", rule.percent());
    }
    view.put("done", !dryRun);
    return view;
  }
}
