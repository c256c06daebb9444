package io.plugdesk.intake;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.Library;
import io.plugdesk.desk.language.Languages;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Keeps documents in PostgreSQL, and has jobs bring them into the index. */
@Component(immediate = true)
public final class StoredLibrary implements Library {
  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final UnitsOfWork units;
  private final AuditTrail audit;
  private final Ingestion ingestion;
  private final IngestQueue queue;

  /**
   * Starts the workers.
   *
   * @param units the room's own units of work
   * @param audit the audit trail
   * @param plugins where the tenant's index is leased
   * @param embeddings the tenant's embedding model
   * @param languages tells the language of a document
   * @param tenants finds the tenant of a job that was left behind
   */
  @Activate
  public StoredLibrary(
      @Reference(target = "(room=intake)") UnitsOfWork units,
      @Reference AuditTrail audit,
      @Reference Plugins plugins,
      @Reference Embeddings embeddings,
      @Reference Languages languages,
      @Reference Tenants tenants) {
    this.units = units;
    this.audit = audit;
    this.ingestion = new Ingestion(units, audit, plugins, new Passages(embeddings, languages));
    this.queue = new IngestQueue(units, tenants, ingestion);
    queue.start();
  }

  /** Stops the workers; what they had not finished is taken up at the next start. */
  @Deactivate
  public void close() {
    queue.close();
  }

  @Override
  public IngestJob ingest(
      TenantContext tenant, Document document, Chunking chunking, String actor) {
    Document admitted = Admission.admit(document);
    Job job =
        new Job(
            tenant,
            ids.generate().toString(),
            Job.Kind.INGEST,
            admitted.namespace(),
            admitted.documentId(),
            admitted.versionId(),
            chunking,
            0,
            actor);
    IngestJob stored = units.within(tenant, "take document in", unit -> store(unit, job, admitted));
    if (stored.status() == IngestJob.Status.PROCESSING) {
      queue.hand(tenant, job.id());
    }
    return stored;
  }

  private static IngestJob store(UnitOfWork unit, Job job, Document document) {
    DocumentRows documents = new DocumentRows(unit.connection(), job.tenant().tenantId());
    JobRows jobs = new JobRows(unit.connection(), job.tenant());
    jobs.add(job);
    Optional<DocumentRows.Indexed> before = documents.lock(job.namespace(), job.documentId());
    Optional<DocumentRows.Indexed> same =
        before.filter(
            indexed ->
                job.versionId().equals(indexed.versionId())
                    && job.content().equals(indexed.content()));
    if (same.isPresent()) {
      jobs.complete(job.id(), same.get().passages(), same.get().embeddings());
    } else {
      documents.store(document);
    }
    return jobs.find(job.id()).orElseThrow();
  }

  @Override
  public Optional<IngestJob> job(TenantContext tenant, String jobId) {
    return isUuid(jobId)
        ? units.within(
            tenant, "find job", unit -> new JobRows(unit.connection(), tenant).find(jobId))
        : Optional.empty();
  }

  @Override
  public List<Document> list(TenantContext tenant, String namespace, String after, int limit) {
    return units.within(
        tenant, "list documents", unit -> documents(unit, tenant).list(namespace, after, limit));
  }

  @Override
  public Optional<Document> find(TenantContext tenant, String namespace, String documentId) {
    return units.within(
        tenant, "find document", unit -> documents(unit, tenant).find(namespace, documentId));
  }

  @Override
  public boolean remove(TenantContext tenant, String namespace, String documentId, String actor) {
    Job job =
        new Job(
            tenant,
            ids.generate().toString(),
            Job.Kind.REMOVE,
            namespace,
            documentId,
            null,
            Chunking.DEFAULT,
            0,
            actor);
    boolean removed = units.within(tenant, "remove document", unit -> remove(unit, job));
    if (removed) {
      ingestion.run(tenant, job.id());
    }
    return removed;
  }

  private boolean remove(UnitOfWork unit, Job job) {
    if (!documents(unit, job.tenant()).remove(job.namespace(), job.documentId())) {
      return false;
    }
    new JobRows(unit.connection(), job.tenant()).add(job);
    String payload =
        DocumentRows.json(Map.of("document_id", job.documentId(), "namespace", job.namespace()));
    audit.record(
        unit,
        new AuditEvent(
            job.tenant(), null, AuditEvent.Actor.ADMIN, job.actor(), "document.removed", payload));
    return true;
  }

  private static DocumentRows documents(UnitOfWork unit, TenantContext tenant) {
    return new DocumentRows(unit.connection(), tenant.tenantId());
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }
}
