package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Give a tenant again the version that takes the work. */
@Service
@Command(
    scope = "plugin",
    name = "unpin",
    description = "Give a tenant again the version that takes the work",
    detailedDescription =
        "Lifts what plugin:pin or plugin:canary ordered; conversations that have begun keep what"
            + " they began with. Example: plugin:unpin acme clock")
public final class PluginUnpin extends RuleAction {
  @Override
  void run(Output output) {
    var id = meant();
    var lifted = rules.remove(context(), id, order());
    if (output.json()) {
      output.value(view(id, null));
      return;
    }
    tell(
        output,
        lifted
            .map(
                rule ->
                    "%s %s no longer given %s %s"
                        .formatted(
                            name, dryRun ? "would be" : "is", output.bold(id), rule.version()))
            .orElseGet(() -> "%s had no rule for %s".formatted(name, output.bold(id))));
  }

  /** Also the rule for a plugin that is gone can be lifted, by its whole id. */
  private String meant() {
    try {
      return plugin(plugin);
    } catch (PlugdeskException unknown) {
      if (rules.find(context(), plugin).isPresent()) {
        return plugin;
      }
      throw unknown;
    }
  }
}
