package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.DocumentFile;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestJob.Status;
import io.plugdesk.desk.knowledge.IngestProgress;
import io.plugdesk.desk.knowledge.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        "Takes in PDF, DOCX, PPTX, XLSX, HTML, CSV, Markdown, text and e-mail files, or all files "
            + "of a folder, and waits until they can be found. A file of the same name replaces "
            + "the earlier one. Example: knowledge:add acme handbook.pdf articles")
public final class KnowledgeAdd extends HouseAction {
  private static final Duration LIMIT = Duration.ofMinutes(60);

  @Reference Library library;
  @Reference IngestProgress progress;

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
    var found = KnowledgeFile.find(files, directory());
    var bar = new KnowledgeBar(output, found.size());
    var begun = found.stream().map(file -> begin(tenant, file)).toList();
    var ended = new ArrayList<IngestJob>();
    for (var job : begun) {
      var end = leave ? job : waitFor(tenant, job, bar);
      bar.next();
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

  private IngestJob begin(TenantContext tenant, KnowledgeFile file) {
    var name = file.path().getFileName().toString();
    try (var content = Files.newInputStream(file.path())) {
      var document =
          new DocumentFile(file.documentId(), namespace, null, name, content, null, Map.of());
      return library.ingest(tenant, document, Chunking.DEFAULT, actor());
    } catch (IOException e) {
      return refused(file, "It cannot be read: check its rights");
    } catch (PlugdeskException e) {
      return refused(file, e.getMessage());
    }
  }

  /** One file that is refused keeps none of the others out. */
  private IngestJob refused(KnowledgeFile file, String reason) {
    var now = Instant.now();
    return new IngestJob(
        null, file.documentId(), namespace, Status.FAILED, 0, 0, 0, reason, now, now);
  }

  private IngestJob waitFor(TenantContext tenant, IngestJob job, KnowledgeBar bar)
      throws InterruptedException {
    if (job.status() != Status.PROCESSING) {
      return job;
    }
    var end = new CompletableFuture<IngestJob>();
    try (var following =
        progress.follow(
            tenant,
            job.jobId(),
            now -> {
              bar.show(now);
              if (now.status() != Status.PROCESSING) {
                end.complete(now);
              }
            })) {
      return end.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "%s is still being taken in: look again with knowledge:list".formatted(job.documentId()),
          e);
    }
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
