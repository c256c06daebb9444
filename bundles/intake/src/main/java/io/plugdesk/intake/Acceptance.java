package io.plugdesk.intake;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Jobs;
import io.plugdesk.desk.store.UnitOfWork;
import java.util.Map;
import java.util.Optional;

/** Stores a document with its job, or removes it, in the caller's unit of work. */
final class Acceptance {
  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final Jobs jobs;
  private final AuditTrail audit;

  Acceptance(Jobs jobs, AuditTrail audit) {
    this.jobs = jobs;
    this.audit = audit;
  }

  /**
   * Stores a document with its job; when nothing has changed, only the job, which has ended.
   *
   * @return the job, and whether a document has the file that was brought
   */
  Accepted accept(
      UnitOfWork unit, TenantContext tenant, StoredDocument stored, Chunking chunking, String by) {
    DocumentRows documents = new DocumentRows(unit.connection(), tenant.tenantId());
    JobRows rows = new JobRows(unit.connection(), tenant);
    DocumentJob fresh =
        DocumentJob.first(
            tenant, ids.generate().toString(), DocumentJob.Kind.INGEST, stored, chunking, by);
    Optional<StoredDocument> before = documents.lock(fresh.namespace(), fresh.documentId());
    Optional<StoredDocument> same = before.filter(known -> isSame(known, stored));
    DocumentJob job = same.isPresent() ? fresh : fresh.freeing(earlierFile(before, stored));
    rows.add(job);
    if (same.isPresent() && job.content().equals(same.get().indexed())) {
      rows.complete(job.id(), same.get().document().passages(), same.get().embeddings());
    } else {
      if (same.isEmpty()) {
        documents.store(stored);
        new PageRows(unit.connection(), tenant.tenantId()).clear(before, stored);
      }
      jobs.enqueue(unit, job.queued());
    }
    boolean kept = same.isEmpty() || same.get().file() != null;
    return new Accepted(rows.find(job.id()).orElseThrow(), kept);
  }

  /**
   * Removes a document.
   *
   * @return the job that removes its passages; empty when there is no such document
   */
  Optional<DocumentJob> remove(
      UnitOfWork unit, TenantContext tenant, String namespace, String documentId, String actor) {
    DocumentRows documents = new DocumentRows(unit.connection(), tenant.tenantId());
    Optional<StoredDocument> before = documents.lock(namespace, documentId);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    documents.remove(namespace, documentId);
    DocumentJob job =
        DocumentJob.first(
                tenant,
                ids.generate().toString(),
                DocumentJob.Kind.REMOVE,
                before.get(),
                Chunking.DEFAULT,
                actor)
            .freeing(before.get().file());
    new JobRows(unit.connection(), tenant).add(job);
    jobs.enqueue(unit, job.queued());
    String payload = DocumentRows.json(Map.of("document_id", documentId, "namespace", namespace));
    audit.record(
        unit,
        new AuditEvent(tenant, null, AuditEvent.Actor.ADMIN, actor, "document.removed", payload));
    return Optional.of(job);
  }

  private static boolean isSame(StoredDocument known, StoredDocument stored) {
    return stored.document().versionId().equals(known.document().versionId())
        && known.isRead()
        && known.isFile() == stored.isFile();
  }

  private static String earlierFile(Optional<StoredDocument> before, StoredDocument now) {
    return before.map(StoredDocument::file).filter(file -> !file.equals(now.file())).orElse(null);
  }

  /** A job, and whether a document has the file that came with it. */
  record Accepted(IngestJob job, boolean fileKept) {}
}
