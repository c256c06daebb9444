package io.plugdesk.shell;

import io.plugdesk.desk.plugins.PluginPermissions.Asked;
import io.plugdesk.desk.plugins.PluginPermissions.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a version asked for and what it was refused, as the commands about plugins show it. */
final class VersionPermissions {
  static final List<String> COLUMNS = List.of("VERSION", "PERMISSIONS", "WHICH");

  private static final String API = "io.plugdesk.api.";

  private VersionPermissions() {}

  /** A row for each kind of permission; the first one names the version. */
  static List<List<String>> rows(Asked asked) {
    var kinds = new LinkedHashMap<String, List<String>>();
    kinds.put("calls hosts", asked.hosts());
    kinds.put("reads secrets", asked.secrets());
    kinds.put("uses services", asked.services().stream().map(VersionPermissions::named).toList());
    kinds.values().removeIf(List::isEmpty);
    if (kinds.isEmpty()) {
      kinds.put("none asked for", List.of());
    }
    if (!asked.refusals().isEmpty()) {
      kinds.put("was refused", asked.refusals().stream().map(VersionPermissions::shown).toList());
    }
    var rows = new ArrayList<List<String>>();
    kinds.forEach(
        (kind, which) ->
            rows.add(
                List.of(rows.isEmpty() ? asked.version() : "", kind, String.join(", ", which))));
    return rows;
  }

  static Map<String, Object> view(Asked asked) {
    var view = new LinkedHashMap<String, Object>();
    view.put("hosts", asked.hosts());
    view.put("secrets", asked.secrets());
    view.put("services", asked.services());
    view.put(
        "refusals",
        asked.refusals().stream()
            .map(
                each ->
                    Map.of(
                        "what", each.what(),
                        "which", each.which(),
                        "time", each.time().toString()))
            .toList());
    return view;
  }

  /** Of the api without its package; an interface of others keeps it, and cannot pass for one. */
  private static String named(String service) {
    return service.startsWith(API) ? service.substring(service.lastIndexOf('.') + 1) : service;
  }

  private static String shown(Refusal refusal) {
    return "%s %s (%s)".formatted(refusal.what(), refusal.which(), Times.shown(refusal.time()));
  }
}
