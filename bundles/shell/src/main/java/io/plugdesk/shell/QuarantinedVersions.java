package io.plugdesk.shell;

import io.plugdesk.desk.plugins.PluginHealth;
import io.plugdesk.desk.plugins.PluginHealth.ReleaseHealth;
import io.plugdesk.desk.plugins.PluginHealth.State;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the versions of plugins that are quarantined. */
@Service
public final class QuarantinedVersions implements Completer {
  @Reference PluginHealth health;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    var versions =
        health.list().stream()
            .filter(each -> each.state() == State.QUARANTINED)
            .map(ReleaseHealth::version)
            .distinct()
            .toList();
    return new StringsCompleter(versions).complete(session, line, candidates);
  }
}
