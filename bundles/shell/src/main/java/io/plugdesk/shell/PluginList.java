package io.plugdesk.shell;

import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.PluginSettings.SwitchedOn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists the plugins of the house. */
@Service
@Command(
    scope = "plugin",
    name = "list",
    description = "List the plugins, and what each of them does",
    detailedDescription =
        "Lists every version of every plugin, and files in deploy that could not be taken. With"
            + " --tenant it shows what is on for one tenant. Example: plugin:list --tenant acme")
public final class PluginList extends PluginAction {
  @Option(name = "--tenant", description = "What is on for this tenant")
  @Completion(TenantNames.class)
  String name;

  @Override
  void run(Output output) {
    var on =
        name == null
            ? Map.<String, SwitchedOn>of()
            : settings.list(tenant(name).context()).stream()
                .collect(
                    Collectors.toMap(
                        SwitchedOn::plugin, each -> each, (a, b) -> a, LinkedHashMap::new));
    var all = installations.list();
    if (output.json()) {
      output.value(all.stream().map(each -> view(each, on)).toList());
      return;
    }
    var columns =
        new ArrayList<>(List.of("PLUGIN", "VERSION", "STATE", "SOURCE", "KINDS", "REASON"));
    if (name != null) {
      columns.add(2, "ON");
    }
    var rows = new ArrayList<List<String>>();
    all.forEach(each -> rows.add(row(each, on)));
    var absent = new LinkedHashSet<>(on.keySet());
    all.forEach(each -> absent.remove(each.id()));
    absent.forEach(id -> rows.add(List.of(id, "", "on", "not installed", "", "", "")));
    output.table(columns, rows);
  }

  private List<String> row(Installation each, Map<String, SwitchedOn> on) {
    var row = new ArrayList<>(List.of(each.id(), each.version(), state(each), source(each)));
    row.add(String.join(", ", each.kinds()));
    row.add(reason(each));
    if (name != null) {
      row.add(2, on.containsKey(each.id()) ? "on" : "");
    }
    return row;
  }

  /** The state in a word. */
  static String state(Installation each) {
    return each.state().name().toLowerCase(Locale.ROOT);
  }

  /** Why it is in its state, and what it is doing. */
  static String reason(Installation each) {
    var held = each.leases() == 0 ? "" : "%d in progress".formatted(each.leases());
    return each.reason().isEmpty() || held.isEmpty()
        ? each.reason() + held
        : each.reason() + ", " + held;
  }

  static String source(Installation each) {
    return switch (each.origin()) {
      case SHIPPED -> "shipped";
      case DEPLOYED -> each.file().isEmpty() ? "deploy" : "deploy/" + each.file();
      case INSTALLED -> "command";
    };
  }

  private Map<String, Object> view(Installation each, Map<String, SwitchedOn> on) {
    var view = view(each);
    if (name != null) {
      view.put("enabled", on.containsKey(each.id()));
    }
    return view;
  }

  static Map<String, Object> view(Installation each) {
    var view = new LinkedHashMap<String, Object>();
    view.put("plugin", each.id());
    view.put("version", each.version());
    view.put("name", each.name());
    view.put("kinds", each.kinds());
    view.put("state", state(each));
    view.put("reason", each.reason());
    view.put("source", each.origin().name().toLowerCase(Locale.ROOT));
    view.put("file", each.file());
    view.put("sha256", each.sha256());
    view.put("leases", each.leases());
    return view;
  }
}
