package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.PluginChange;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells what became of all plugins of one archive as one change. */
final class Changes {
  private Changes() {}

  /** The change itself when it is one; otherwise each part names the plugins in turn. */
  static PluginChange joined(List<PluginChange> changes) {
    if (changes.size() == 1) {
      return changes.get(0);
    }
    return new PluginChange(
        words(changes, PluginChange::plugin),
        words(changes, PluginChange::from),
        words(changes, PluginChange::to),
        changes.stream().anyMatch(PluginChange::shipped),
        words(changes, PluginChange::beside),
        changes.stream().flatMap(each -> each.leaving().stream()).toList(),
        changes.stream().allMatch(PluginChange::done));
  }

  private static String words(List<PluginChange> changes, Function<PluginChange, String> part) {
    return changes.stream()
        .map(part)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
