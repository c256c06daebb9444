package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.Installations;
import java.util.List;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/**
 * Completes the ids of plugins, and finds the one that a short name means. A short name that is
 * written out counts as complete: otherwise nothing behind it would be completed.
 */
@Service
public final class PluginNames implements Completer {
  @Reference Installations installations;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    var ids = installations.list().stream().map(Installation::id).distinct().toList();
    var names = new TreeSet<>(ids);
    for (var word : line.getArguments()) {
      if (ids.stream().filter(id -> id.endsWith("." + word)).count() == 1) {
        names.add(word);
      }
    }
    return new StringsCompleter(names).complete(session, line, candidates);
  }

  /**
   * The id that is meant: the id itself, or the one id that ends with the name.
   *
   * @throws PlugdeskException REJECTED, naming the candidates, when none or more than one is meant
   */
  static String resolved(String name, List<Installation> installed) {
    var ids = installed.stream().map(Installation::id).distinct().sorted().toList();
    if (ids.contains(name)) {
      return name;
    }
    var meant = ids.stream().filter(id -> id.endsWith("." + name)).toList();
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw new PlugdeskException(
        Kind.REJECTED,
        meant.isEmpty()
            ? "There is no plugin %s: its jar in deploy/ brings it. The plugins are: %s"
                .formatted(name, String.join(", ", ids))
            : "%s may mean %s: write one of these".formatted(name, String.join(" or ", meant)));
  }
}
