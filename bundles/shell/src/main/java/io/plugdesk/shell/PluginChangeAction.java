package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.plugins.PluginChange;
import io.plugdesk.desk.plugins.PluginChange.Leaving;
import io.plugdesk.desk.plugins.PluginChanges;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** What the commands have in common that change which versions of plugins run. */
abstract class PluginChangeAction extends PluginAction {
  @Reference PluginChanges changes;

  @Option(name = "--dry-run", description = "Only say what would happen")
  boolean dryRun;

  @Argument(index = 1, name = "end", multiValued = true, description = "Options come first")
  List<String> behind;

  /** Does it, or asks what would happen. */
  abstract PluginChange change(Order order) throws IOException;

  @Override
  final void run(Output output) throws IOException {
    var left = sentence(behind == null ? List.of() : behind);
    if (!left.isEmpty()) {
      throw new PlugdeskException(Kind.REJECTED, "One at a time: %s is too much".formatted(left));
    }
    var change = change(new Order(actor(), dryRun));
    if (output.json()) {
      output.value(view(change));
    } else {
      print(change, output);
    }
  }

  /** The id that is meant; one of which nothing is left is written in full, as bytes are kept. */
  final String known(String name) {
    try {
      return plugin(name);
    } catch (PlugdeskException unknown) {
      if (name.contains(".")) {
        return name;
      }
      throw unknown;
    }
  }

  private static void print(PluginChange change, Output output) {
    var plugin = output.bold(change.plugin());
    var to = change.to() + (change.shipped() ? ", which came with the house," : "");
    var line = plugin + " " + outcome(change, to);
    output.line(change.done() ? output.mark(true) + " " + line : line);
    change.leaving().forEach(leaving -> output.line("  " + text(leaving, change.done())));
    if (!change.done()) {
      output.line(output.faint("Nothing has changed."));
    }
  }

  private static String outcome(PluginChange change, String to) {
    if (!change.beside().isEmpty()) {
      return change.beside()
          + (change.done() ? " runs" : " would run")
          + (change.to().isEmpty() ? "" : " beside " + change.to())
          + ": give it to tenants with plugin:pin or plugin:canary";
    }
    return change.to().isEmpty()
        ? (change.done() ? "is removed" : "would be removed")
        : to + (change.done() ? " takes the work" : " would take the work");
  }

  private static String text(Leaving leaving, boolean done) {
    var holds = new ArrayList<String>();
    if (leaving.rules() > 0 && !leaving.ended()) {
      holds.add(
          leaving.rules() == 1
              ? "1 tenant is unpinned"
              : leaving.rules() + " tenants are unpinned");
    }
    if (leaving.pins() > 0 && !leaving.ended()) {
      holds.add(conversations(leaving, "no longer keeps it", "no longer keep it"));
    }
    if (leaving.leases() > 0) {
      holds.add("what it has in progress is done: %d".formatted(leaving.leases()));
    }
    var text =
        "%s %s%s"
                .formatted(
                    leaving.version(),
                    done ? "goes" : "would go",
                    holds.isEmpty() ? "" : " when " + String.join(", and ", holds))
            + lost(leaving, done);
    return leaving.setAside()
        ? "%s; deploy/%s %s deploy/%s.removed"
            .formatted(text, leaving.file(), done ? "becomes" : "would become", leaving.file())
        : text;
  }

  private static String lost(Leaving leaving, boolean done) {
    return leaving.ended() && leaving.pins() > 0
        ? ", and "
            + conversations(
                leaving, done ? "loses it" : "would lose it", done ? "lose it" : "would lose it")
        : "";
  }

  private static String conversations(Leaving leaving, String one, String several) {
    return leaving.pins() == 1
        ? "1 conversation " + one
        : "%d conversations %s".formatted(leaving.pins(), several);
  }

  private static Map<String, Object> view(PluginChange change) {
    var view = new LinkedHashMap<String, Object>();
    view.put("plugin", change.plugin());
    view.put("from", change.from());
    view.put("to", change.to());
    view.put("shipped", change.shipped());
    view.put("beside", change.beside());
    view.put("leaving", change.leaving().stream().map(PluginChangeAction::view).toList());
    view.put("done", change.done());
    return view;
  }

  private static Map<String, Object> view(Leaving leaving) {
    var view = new LinkedHashMap<String, Object>();
    view.put("version", leaving.version());
    view.put("file", leaving.file());
    view.put("set_aside", leaving.setAside());
    view.put("leases", leaving.leases());
    view.put("pins", leaving.pins());
    view.put("rules", leaving.rules());
    view.put("ended", leaving.ended());
    return view;
  }
}
