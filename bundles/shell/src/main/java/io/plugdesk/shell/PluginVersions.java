package io.plugdesk.shell;

import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.Installation.Origin;
import io.plugdesk.desk.plugins.Installations;
import io.plugdesk.desk.plugins.PluginChanges;
import java.util.List;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/**
 * Completes the versions of plugins that were installed and whose bytes are kept; the plugin itself
 * is named behind them.
 */
@Service
public final class PluginVersions implements Completer {
  @Reference Installations installations;
  @Reference PluginChanges changes;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    var versions = new TreeSet<String>();
    installations.list().stream()
        .filter(each -> each.origin() != Origin.SHIPPED)
        .map(Installation::id)
        .distinct()
        .forEach(id -> versions.addAll(changes.kept(id)));
    return new StringsCompleter(versions).complete(session, line, candidates);
  }
}
