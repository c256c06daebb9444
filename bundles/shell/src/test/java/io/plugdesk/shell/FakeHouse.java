package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Citation;
import io.plugdesk.api.channel.InboundMessage;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.conversations.Answering;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.DocumentFile;
import io.plugdesk.desk.knowledge.Evidence;
import io.plugdesk.desk.knowledge.Grounding;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestJob.Status;
import io.plugdesk.desk.knowledge.IngestProgress;
import io.plugdesk.desk.knowledge.Library;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The rooms that the commands call, in memory. */
final class FakeHouse implements Tenants, Library, IngestProgress, Grounding, Answering {
  static final TenantContext ACME =
      new TenantContext("01890a5d-0000-7000-8000-000000000001", "acme");

  final Map<String, Tenant> tenants = new TreeMap<>();
  final Map<String, Document> documents = new TreeMap<>();
  boolean rejecting;

  FakeHouse() {
    tenants.put("acme", new Tenant(ACME, "Acme Outdoor", "{}", Instant.EPOCH, Instant.EPOCH));
  }

  static Passage passage() {
    return new Passage(
        "c1",
        "returns",
        "default",
        0,
        "Returns",
        "Shoes",
        null,
        "Thirty days.",
        null,
        "v1",
        "en",
        Instant.EPOCH,
        0.75,
        Map.of());
  }

  @Override
  public Tenant create(String slug, String name, String configJson, String actor) {
    var context = new TenantContext("01890a5d-0000-7000-8000-000000000002", slug);
    var tenant = new Tenant(context, name, configJson, Instant.EPOCH, Instant.EPOCH);
    tenants.put(slug, tenant);
    return tenant;
  }

  @Override
  public Tenant update(TenantContext tenant, String name, String configJson, String actor) {
    return create(tenant.slug(), name, configJson, actor);
  }

  @Override
  public List<Tenant> list() {
    return List.copyOf(tenants.values());
  }

  @Override
  public Optional<Tenant> find(String idOrSlug) {
    return Optional.ofNullable(tenants.get(idOrSlug));
  }

  @Override
  public void delete(TenantContext tenant, String actor) {
    tenants.remove(tenant.slug());
  }

  @Override
  public IngestJob ingest(
      TenantContext tenant, Document document, Chunking chunking, String actor) {
    documents.put(document.documentId(), document);
    return new IngestJob(
        "j1",
        document.documentId(),
        document.namespace(),
        Status.PROCESSING,
        0,
        2,
        0,
        null,
        Instant.EPOCH,
        null);
  }

  @Override
  public IngestJob ingest(
      TenantContext tenant, DocumentFile file, Chunking chunking, String actor) {
    if (file.fileName().endsWith(".exe")) {
      throw new PlugdeskException(PlugdeskException.Kind.REJECTED, "It is a program");
    }
    var id = file.documentId();
    return ingest(
        tenant,
        new Document(
            id, file.namespace(), null, Document.Type.TEXT, "", null, Map.of(), null, "v1", 2),
        chunking,
        actor);
  }

  @Override
  public Following follow(TenantContext tenant, String jobId, Consumer<IngestJob> listener) {
    listener.accept(job("returns", Status.PROCESSING, null));
    listener.accept(job(tenant, jobId).orElseThrow());
    return () -> {};
  }

  @Override
  public List<IngestJob> latest(TenantContext tenant, List<Document> asked) {
    return asked.stream()
        .map(Document::documentId)
        .map(
            id ->
                rejecting
                    ? job(id, Status.FAILED, "It has no words")
                    : job(id, Status.COMPLETED, null))
        .toList();
  }

  private static IngestJob job(String id, Status status, String error) {
    return new IngestJob("j1", id, "default", status, 1, 2, 1, error, Instant.EPOCH, Instant.EPOCH);
  }

  @Override
  public Optional<IngestJob> job(TenantContext tenant, String jobId) {
    var status = rejecting ? Status.FAILED : Status.COMPLETED;
    var error = rejecting ? "It has no words" : null;
    return Optional.of(
        new IngestJob(
            "j1", "returns", "default", status, 2, 2, 2, error, Instant.EPOCH, Instant.EPOCH));
  }

  @Override
  public List<Document> list(TenantContext tenant, String namespace, String after, int limit) {
    return List.copyOf(documents.values());
  }

  @Override
  public Optional<Document> find(TenantContext tenant, String namespace, String documentId) {
    return Optional.ofNullable(documents.get(documentId));
  }

  @Override
  public boolean remove(TenantContext tenant, String namespace, String documentId, String actor) {
    return documents.remove(documentId) != null;
  }

  @Override
  public Evidence ground(Request request) {
    var found = new Evidence.Found(passage(), 4.5, null);
    return new Evidence(request.question(), List.of(found), 0.875, true, "en", 0.5);
  }

  @Override
  public CompletionStage<Answer> ask(InboundMessage message, ReplySink sink) {
    sink.candidates(List.of(passage()));
    sink.delta("Thirty ");
    sink.delta("days. [1]");
    var citation = new Citation(1, passage(), "Thirty days.");
    var answer =
        new Answer(
            Answer.Outcome.ANSWERED,
            "Thirty days. [1]",
            List.of(citation),
            List.of(),
            0.9,
            false,
            true);
    sink.finish(answer);
    return CompletableFuture.completedFuture(answer);
  }
}
