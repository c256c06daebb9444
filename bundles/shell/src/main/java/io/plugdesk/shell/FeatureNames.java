package io.plugdesk.shell;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.editions.Planning;
import io.plugdesk.desk.tenants.Tenants;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the features that the tenant before them may get with a +, or lose with a -. */
@Service
public final class FeatureNames implements Completer {
  @Reference Tenants tenants;
  @Reference Planning planning;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    var edition =
        Stream.of(line.getArguments())
            .limit(line.getCursorArgumentIndex())
            .flatMap(word -> tenants.find(word).stream())
            .findFirst()
            .map(tenant -> edition(tenant.context()))
            .orElse(Set.of());
    var offered = planning.offered();
    var words = new TreeSet<String>();
    offered.stream()
        .filter(feature -> !edition.contains(feature))
        .forEach(feature -> words.add("+" + feature));
    Stream.concat(edition.stream(), offered.stream()).forEach(feature -> words.add("-" + feature));
    return new StringsCompleter(words).complete(session, line, candidates);
  }

  private Set<String> edition(TenantContext tenant) {
    return Set.copyOf(planning.edition(tenant).features());
  }
}
