package io.plugdesk.shell;

import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.PluginHealth;
import io.plugdesk.desk.plugins.PluginHealth.ReleaseHealth;
import io.plugdesk.desk.plugins.PluginPermissions;
import io.plugdesk.desk.plugins.PluginPermissions.Asked;
import io.plugdesk.desk.plugins.PluginSetting;
import io.plugdesk.desk.plugins.VersionRule;
import io.plugdesk.desk.plugins.VersionUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows a plugin: its versions, how they behave, what they may use, and what there is to set. */
@Service
@Command(
    scope = "plugin",
    name = "info",
    description = "Show a plugin: its versions, health, permissions, and what there is to set",
    detailedDescription =
        "Shows every version of a plugin with its state, how many tenants and conversations it"
            + " serves, its calls and streams in progress, the rules that name it, its health on"
            + " this node with the last error, what it may use, and the form of its settings. What"
            + " a tenant has set is not shown here. Example: plugin:info clock")
public final class PluginInfo extends PluginAction {
  private static final int RULES_SHOWN = 3;

  @Reference PluginHealth health;
  @Reference PluginPermissions permissions;

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
    var uses = byVersion(installations.uses(id), VersionUse::version);
    var conducts =
        byVersion(
            health.list().stream().filter(each -> each.plugin().equals(id)).toList(),
            ReleaseHealth::version);
    var asked = permissions.of(id);
    var form = settings.form(id).orElse(List.of());
    if (output.json()) {
      var asking = byVersion(asked, Asked::version);
      var view = new LinkedHashMap<String, Object>();
      view.put("plugin", id);
      view.put(
          "versions",
          versions.stream()
              .map(
                  each ->
                      view(
                          each,
                          uses.get(each.version()),
                          conducts.get(each.version()),
                          asking.get(each.version())))
              .toList());
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
        List.of(
            "VERSION", "STATE", "TENANTS", "LEASES", "PINS", "RULES", "SOURCE", "SHA-256",
            "REASON"),
        versions.stream().map(each -> row(each, uses.get(each.version()))).toList());
    block(
        output,
        List.of("SETTING", "TYPE", "DEFAULT", "WHAT IT IS"),
        form.stream().map(PluginInfo::row).toList());
    block(
        output, VersionHealth.COLUMNS, conducts.values().stream().map(VersionHealth::row).toList());
    block(
        output,
        VersionPermissions.COLUMNS,
        asked.stream().flatMap(each -> VersionPermissions.rows(each).stream()).toList());
  }

  private static void block(Output output, List<String> columns, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      output.line("");
      output.table(columns, rows);
    }
  }

  /** In the order of the list; of two builds of a version the first. */
  private static <T> Map<String, T> byVersion(List<T> list, Function<T, String> version) {
    return list.stream()
        .collect(Collectors.toMap(version, each -> each, (a, b) -> a, LinkedHashMap::new));
  }

  private static Map<String, Object> view(
      Installation each, VersionUse use, ReleaseHealth conduct, Asked asked) {
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
    view.put("health", conduct == null ? null : VersionHealth.view(conduct));
    view.put(
        "last_error",
        conduct == null || conduct.lastError() == null
            ? null
            : VersionHealth.view(conduct.lastError()));
    view.put("permissions", asked == null ? null : VersionPermissions.view(asked));
    return view;
  }

  private static List<String> row(Installation each, VersionUse use) {
    return List.of(
        each.version(),
        PluginList.state(each),
        use == null ? "–" : String.valueOf(use.tenants()),
        String.valueOf(each.leases()),
        use == null ? "–" : String.valueOf(use.conversations()),
        use == null || use.rules().isEmpty() ? "–" : rules(use),
        PluginList.source(each),
        each.sha256().isEmpty() ? "–" : each.sha256().substring(0, 12),
        each.reason());
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
