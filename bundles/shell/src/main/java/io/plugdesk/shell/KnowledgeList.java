package io.plugdesk.shell;

import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestProgress;
import io.plugdesk.desk.knowledge.Library;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists what a tenant knows. */
@Service
@Command(
    scope = "knowledge",
    name = "list",
    description = "List a tenant's documents",
    detailedDescription =
        "Lists documents by id. Example: knowledge:list --after returns --limit 20 acme")
public final class KnowledgeList extends HouseAction {
  @Reference Library library;
  @Reference IngestProgress progress;

  @Argument(index = 0, name = "tenant", required = true, description = "The tenant")
  @Completion(TenantNames.class)
  String name;

  @Option(name = "--namespace", description = "Only this part of the knowledge")
  String namespace;

  @Option(name = "--after", description = "Begin after this document")
  String after;

  @Option(name = "--limit", description = "How many at most")
  int limit = 100;

  @Override
  void run(Output output) {
    var tenant = tenant(name).context();
    var documents = library.list(tenant, namespace, after, limit);
    var latest =
        progress.latest(tenant, documents).stream()
            .collect(Collectors.toMap(job -> key(job.namespace(), job.documentId()), job -> job));
    if (output.json()) {
      output.value(
          documents.stream().map(document -> shown(document, latest.get(key(document)))).toList());
    } else if (documents.isEmpty()) {
      output.line("There are no documents. Add some: knowledge:add " + name + " FILE");
    } else {
      output.table(
          List.of("DOCUMENT", "NAMESPACE", "TITLE", "PASSAGES", "TAKEN IN", "STATE"),
          documents.stream().map(document -> row(document, latest.get(key(document)))).toList());
      latest.values().stream()
          .filter(job -> job.error() != null)
          .sorted(Comparator.comparing(IngestJob::documentId))
          .forEach(job -> output.line(job.documentId() + ": " + job.error()));
      if (documents.size() == limit) {
        var last = documents.get(documents.size() - 1).documentId();
        output.line(output.faint("More: knowledge:list --after " + last + " " + name));
      }
    }
  }

  private static String key(Document document) {
    return key(document.namespace(), document.documentId());
  }

  private static String key(String namespace, String documentId) {
    return namespace + "\n" + documentId;
  }

  private static List<String> row(Document document, IngestJob latest) {
    return List.of(
        document.documentId(),
        document.namespace(),
        document.title() == null ? "" : document.title(),
        Integer.toString(document.passages()),
        Times.shown(document.createdAt()),
        latest == null ? "" : latest.status().name().toLowerCase(Locale.ROOT));
  }

  private static Map<String, Object> shown(Document document, IngestJob latest) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("document_id", document.documentId());
    shown.put("namespace", document.namespace());
    shown.put("title", document.title());
    shown.put("passages", document.passages());
    shown.put("status", latest == null ? null : latest.status().name().toLowerCase(Locale.ROOT));
    shown.put("error", latest == null ? null : latest.error());
    shown.put("version_id", document.versionId());
    shown.put("created_at", document.createdAt() == null ? null : document.createdAt().toString());
    return shown;
  }
}
