package io.plugdesk.shell;

import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.PluginSetting;
import io.plugdesk.desk.plugins.VersionRule;
import io.plugdesk.desk.plugins.VersionUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows a plugin: its versions, and what there is to set. */
@Service
@Command(
    scope = "plugin",
    name = "info",
    description = "Show a plugin: its versions, and what there is to set",
    detailedDescription =
        "Shows every version of a plugin with its state, how many tenants and conversations it"
            + " serves, the rules that name it, and the form of its settings. What a tenant has set"
            + " is not shown here. Example: plugin:info clock")
public final class PluginInfo extends PluginAction {
  private static final int RULES_SHOWN = 3;

  @Argument(
      index = 0,
      name = "plugin",
      required = true,
      description = "Its id, or the end of it where that is unique")
  @Completion(PluginNames.class)
  String plugin;

  @Override
  void run(Output output) {
    var id = plugin(plugin);
    var versions = installations.list().stream().filter(each -> each.id().equals(id)).toList();
    var uses =
        installations.uses(id).stream()
            .collect(Collectors.toMap(VersionUse::version, each -> each, (a, b) -> a));
    var form = settings.form(id).orElse(List.of());
    if (output.json()) {
      var view = new LinkedHashMap<String, Object>();
      view.put("plugin", id);
      view.put(
          "versions", versions.stream().map(each -> view(each, uses.get(each.version()))).toList());
      view.put("settings", form.stream().map(PluginInfo::view).toList());
      output.value(view);
      return;
    }
    var first =
        versions.stream()
            .filter(each -> !each.name().isEmpty())
            .findFirst()
            .orElse(versions.get(0));
    output.line(output.bold(id) + (first.name().isEmpty() ? "" : "   " + first.name()));
    if (!first.description().isEmpty()) {
      output.line(first.description());
    }
    output.line("");
    output.table(
        List.of("VERSION", "STATE", "TENANTS", "PINS", "RULES", "SOURCE", "SHA-256", "REASON"),
        versions.stream().map(each -> row(each, uses.get(each.version()))).toList());
    if (!form.isEmpty()) {
      output.line("");
      output.table(
          List.of("SETTING", "TYPE", "DEFAULT", "WHAT IT IS"),
          form.stream().map(PluginInfo::row).toList());
    }
  }

  private static Map<String, Object> view(Installation each, VersionUse use) {
    var view = PluginList.view(each);
    view.put("tenants", use == null ? 0 : use.tenants());
    view.put("conversations", use == null ? 0 : use.conversations());
    view.put(
        "rules",
        use == null
            ? List.of()
            : use.rules().stream()
                .map(rule -> Map.of("tenant", rule.tenant(), "percent", rule.percent()))
                .toList());
    return view;
  }

  private static List<String> row(Installation each, VersionUse use) {
    return List.of(
        each.version(),
        PluginList.state(each),
        use == null ? "–" : String.valueOf(use.tenants()),
        use == null ? "–" : String.valueOf(use.conversations()),
        use == null || use.rules().isEmpty() ? "–" : rules(use),
        PluginList.source(each),
        each.sha256().isEmpty() ? "–" : each.sha256().substring(0, 12),
        PluginList.reason(each));
  }

  private static String rules(VersionUse use) {
    var named =
        use.rules().stream()
            .limit(RULES_SHOWN)
            .map(
                rule ->
                    rule.percent() == VersionRule.ALL
                        ? rule.tenant()
                        : "%s %d %%".formatted(rule.tenant(), rule.percent()))
            .collect(Collectors.joining(", "));
    var more = use.rules().size() - RULES_SHOWN;
    return more > 0 ? "%s and %d more".formatted(named, more) : named;
  }

  private static List<String> row(PluginSetting setting) {
    var type = setting.secret() ? "secret, file:NAME" : setting.type();
    var options =
        setting.options().stream()
            .map(PluginSetting.Option::value)
            .collect(Collectors.joining(" | "));
    return List.of(
        setting.id(),
        (options.isEmpty() ? type : options) + (setting.list() ? ", list" : ""),
        setting.required() ? "required" : String.join(",", setting.defaults()),
        Texts.cut(setting.name() + ": " + setting.description(), 200));
  }

  private static Map<String, Object> view(PluginSetting setting) {
    var view = new LinkedHashMap<String, Object>();
    view.put("id", setting.id());
    view.put("name", setting.name());
    view.put("description", setting.description());
    view.put("type", setting.type());
    view.put("list", setting.list());
    view.put("default", setting.defaults());
    view.put("options", setting.options().stream().map(PluginSetting.Option::value).toList());
    view.put("required", setting.required());
    view.put("secret", setting.secret());
    return view;
  }
}
