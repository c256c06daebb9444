package io.plugdesk.shell;

import io.plugdesk.desk.plugins.PluginHealth.LastError;
import io.plugdesk.desk.plugins.PluginHealth.ReleaseHealth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a version behaves, as the commands about plugins show it. */
final class VersionHealth {
  static final List<String> COLUMNS = List.of("VERSION", "HEALTH", "CALLS", "FAILED", "LAST ERROR");

  private VersionHealth() {}

  static List<String> row(ReleaseHealth each) {
    return List.of(
        each.version(),
        state(each),
        String.valueOf(each.calls()),
        String.valueOf(each.failures()),
        each.lastError() == null ? "–" : shown(each.lastError()));
  }

  /** The state in a word. */
  static String state(ReleaseHealth each) {
    return each.state().name().toLowerCase(Locale.ROOT);
  }

  static Map<String, Object> view(ReleaseHealth each) {
    var view = new LinkedHashMap<String, Object>();
    view.put("state", state(each));
    view.put("calls", each.calls());
    view.put("failures", each.failures());
    view.put("reason", each.reason());
    view.put("since", each.since() == null ? null : each.since().toString());
    return view;
  }

  static Map<String, Object> view(LastError error) {
    var view = new LinkedHashMap<String, Object>();
    view.put("time", error.time().toString());
    view.put("exception", error.exception());
    view.put("place", error.place());
    view.put("message", error.message());
    return view;
  }

  private static String shown(LastError error) {
    var where = error.place().isEmpty() ? "" : "at " + error.place();
    var what =
        Stream.of(Times.shown(error.time()), error.exception(), where)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return error.message().isEmpty() ? what : what + ": " + error.message();
  }
}
