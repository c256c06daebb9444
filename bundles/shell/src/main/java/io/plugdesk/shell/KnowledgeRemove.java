package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.knowledge.Library;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Removes a document from a tenant's knowledge. */
@Service
@Command(
    scope = "knowledge",
    name = "remove",
    description = "Remove a document and every passage of it",
    detailedDescription = "Removes one document. Example: knowledge:remove acme returns")
public final class KnowledgeRemove extends HouseAction {
  @Reference Library library;

  @Argument(index = 0, name = "tenant", required = true, description = "The tenant")
  @Completion(TenantNames.class)
  String name;

  @Argument(index = 1, name = "document", required = true, description = "The document's id")
  @Completion(DocumentNames.class)
  String document;

  @Option(name = "--namespace", description = "The part of the knowledge it belongs to")
  String namespace = "default";

  @Override
  void run(Output output) {
    var tenant = tenant(name).context();
    if (!library.remove(tenant, namespace, document, actor())) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "%s has no document %s in the namespace %s: see knowledge:list %s"
              .formatted(tenant.slug(), document, namespace, tenant.slug()));
    }
    if (output.json()) {
      output.value(Map.of("removed", document));
    } else {
      output.line("%s %s removed".formatted(output.mark(true), document));
    }
  }
}
