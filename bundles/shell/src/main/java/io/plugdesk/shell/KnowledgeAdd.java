package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestJob.Status;
import io.plugdesk.desk.knowledge.Library;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Takes files into a tenant's knowledge and waits until they can be found. */
@Service
@Command(
    scope = "knowledge",
    name = "add",
    description = "Take files into a tenant's knowledge",
    detailedDescription =
        "Takes in text, Markdown and HTML files, or all of them in a folder, and waits until they "
            + "can be found. A file of the same name replaces the earlier one. "
            + "Example: knowledge:add acme returns.md shipping.md")
public final class KnowledgeAdd extends HouseAction {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(100);

  @Reference Library library;

  @Argument(index = 0, name = "tenant", required = true, description = "The tenant")
  @Completion(TenantNames.class)
  String name;

  @Argument(
      index = 1,
      name = "files",
      required = true,
      multiValued = true,
      description = "Files or folders on the machine of the house")
  @Completion(FileNames.class)
  List<String> files;

  @Option(name = "--namespace", description = "The part of the knowledge they belong to")
  String namespace = "default";

  @Option(name = "--no-wait", description = "Return as soon as they are stored")
  boolean leave;

  @Override
  void run(Output output) throws InterruptedException {
    sentence(files);
    var tenant = tenant(name).context();
    var directory = session == null ? Path.of("") : session.currentDir();
    var documents =
        DocumentFiles.find(files, directory).stream()
            .map(file -> DocumentFiles.read(file, namespace))
            .toList();
    var begun = new ArrayList<IngestJob>();
    for (var document : documents) {
      begun.add(library.ingest(tenant, document, Chunking.DEFAULT, actor()));
    }
    var ended = new ArrayList<IngestJob>();
    for (var job : begun) {
      var end = leave ? job : waitFor(tenant, job);
      ended.add(end);
      if (!output.json()) {
        tell(output, end);
      }
    }
    if (output.json()) {
      output.value(ended.stream().map(KnowledgeAdd::shown).toList());
    }
    var failed = ended.stream().filter(job -> job.status() == Status.FAILED).count();
    if (failed > 0) {
      throw new PlugdeskException(
          Kind.REJECTED, "%d of %d documents were not taken in".formatted(failed, ended.size()));
    }
  }

  private IngestJob waitFor(TenantContext tenant, IngestJob job) throws InterruptedException {
    var end = System.nanoTime() + LIMIT.toNanos();
    var now = job;
    while (now.status() == Status.PROCESSING) {
      if (System.nanoTime() > end) {
        throw new PlugdeskException(
            Kind.TRANSIENT,
            "%s is still being taken in: look again with knowledge:list"
                .formatted(job.documentId()));
      }
      Thread.sleep(LOOK.toMillis());
      now = library.job(tenant, job.jobId()).orElse(now);
    }
    return now;
  }

  private static void tell(Output output, IngestJob job) {
    var state =
        switch (job.status()) {
          case COMPLETED -> job.chunksTotal() + (job.chunksTotal() == 1 ? " passage" : " passages");
          case FAILED -> job.error();
          case PROCESSING -> "stored, job " + job.jobId();
        };
    output.line(
        "%s %s   %s"
            .formatted(
                output.mark(job.status() != Status.FAILED), job.documentId(), output.faint(state)));
  }

  private static Map<String, Object> shown(IngestJob job) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("job_id", job.jobId());
    shown.put("document_id", job.documentId());
    shown.put("namespace", job.namespace());
    shown.put("status", job.status().name().toLowerCase(Locale.ROOT));
    shown.put("chunks_processed", job.chunksProcessed());
    shown.put("chunks_total", job.chunksTotal());
    shown.put("error", job.error());
    return shown;
  }
}
