package io.plugdesk.shell;

import io.plugdesk.desk.plugins.PluginHealth;
import io.plugdesk.desk.plugins.PluginHealth.ReleaseHealth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows how plugins behave on this node. */
@Service
@Command(
    scope = "plugin",
    name = "health",
    description = "Show how plugins behave: calls, failures, and what is quarantined",
    detailedDescription =
        "Shows for every version how many calls of the last minute went wrong and why. A"
            + " quarantined version gets no work; after a rest one call tries it again, and"
            + " plugin:release gives it work at once. Each node knows its own. Example:"
            + " plugin:health clock")
public final class PluginHealthList extends PluginAction {
  @Reference PluginHealth health;

  @Argument(
      index = 0,
      name = "plugin",
      description = "Its id, or the end of it where that is unique; without it all plugins")
  @Completion(PluginNames.class)
  String plugin;

  @Override
  void run(Output output) {
    var id = plugin == null ? null : plugin(plugin);
    var all =
        health.list().stream().filter(each -> id == null || each.plugin().equals(id)).toList();
    if (output.json()) {
      output.value(all.stream().map(PluginHealthList::view).toList());
      return;
    }
    output.table(
        List.of("PLUGIN", "VERSION", "HEALTH", "CALLS", "FAILED", "SINCE", "REASON"),
        all.stream().map(PluginHealthList::row).toList());
  }

  private static List<String> row(ReleaseHealth each) {
    return List.of(
        each.plugin(),
        each.version(),
        VersionHealth.state(each),
        String.valueOf(each.calls()),
        String.valueOf(each.failures()),
        each.since() == null ? "" : Times.shown(each.since()),
        each.reason());
  }

  private static Map<String, Object> view(ReleaseHealth each) {
    var view = new LinkedHashMap<String, Object>();
    view.put("plugin", each.plugin());
    view.put("version", each.version());
    view.put("health", VersionHealth.state(each));
    view.put("calls", each.calls());
    view.put("failures", each.failures());
    view.put("reason", each.reason());
    view.put("since", each.since() == null ? null : each.since().toString());
    return view;
  }
}
