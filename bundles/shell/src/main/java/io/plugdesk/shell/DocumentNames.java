package io.plugdesk.shell;

import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.Library;
import io.plugdesk.desk.tenants.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the ids of the documents of the tenant that stands before them. */
@Service
public final class DocumentNames implements Completer {
  private static final int MOST = 200;

  @Reference Tenants tenants;
  @Reference Library library;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    var ids =
        Stream.of(line.getArguments())
            .limit(line.getCursorArgumentIndex())
            .map(tenants::find)
            .flatMap(Optional::stream)
            .flatMap(tenant -> library.list(tenant.context(), null, null, MOST).stream())
            .map(Document::documentId)
            .toList();
    return new StringsCompleter(ids).complete(session, line, candidates);
  }
}
