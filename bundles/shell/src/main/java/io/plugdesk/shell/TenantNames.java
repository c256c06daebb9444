package io.plugdesk.shell;

import io.plugdesk.desk.tenants.Tenants;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the slugs of tenants. */
@Service
public final class TenantNames implements Completer {
  @Reference Tenants tenants;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    var slugs = tenants.list().stream().map(tenant -> tenant.context().slug()).toList();
    return new StringsCompleter(slugs).complete(session, line, candidates);
  }
}
