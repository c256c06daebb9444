package io.plugdesk.shell;

import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.Installation.State;
import io.plugdesk.desk.plugins.Installations;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the versions that run of the plugin that is named before. */
@Service
public final class RunningVersions implements Completer {
  @Reference Installations installations;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    var words = Arrays.asList(line.getArguments());
    var versions = new TreeSet<String>();
    installations.list().stream()
        .filter(each -> each.state() != State.FAILED && each.state() != State.LEAVING)
        .filter(each -> named(each, words))
        .map(Installation::version)
        .forEach(versions::add);
    return new StringsCompleter(versions).complete(session, line, candidates);
  }

  private static boolean named(Installation each, List<String> words) {
    return words.stream()
        .anyMatch(word -> each.id().equals(word) || each.id().endsWith("." + word));
  }
}
