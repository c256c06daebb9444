package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.files.FileStore;
import io.plugdesk.desk.files.StoredFile;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.DocumentFile;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.Library;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Jobs;
import io.plugdesk.desk.store.TenantRows;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.tenants.Tenants;
import io.plugdesk.intake.Acceptance.Accepted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps documents in PostgreSQL and their files beside it, and has jobs bring them to the index.
 */
@Component
public final class StoredLibrary implements Library {
  private static final int LONGEST_SHOWN = 1 << 20;

  private final UnitsOfWork units;
  private final Originals originals;
  private final Acceptance acceptance;
  private final Privacy privacy;
  private final DocumentJobs handler;
  private final Tenants tenants;

  /**
   * Opens the library.
   *
   * @param units the room's own units of work
   * @param audit the audit trail
   * @param jobs takes jobs
   * @param files keeps the bytes of files
   * @param privacy takes personal data out
   * @param handler does jobs
   * @param tenants who is still there
   */
  @Activate
  public StoredLibrary(
      @Reference(target = "(room=intake)") UnitsOfWork units,
      @Reference AuditTrail audit,
      @Reference Jobs jobs,
      @Reference FileStore files,
      @Reference Privacy privacy,
      @Reference DocumentJobs handler,
      @Reference Tenants tenants) {
    this.units = units;
    this.originals = new Originals(units, files);
    this.acceptance = new Acceptance(jobs, audit);
    this.privacy = privacy;
    this.handler = handler;
    this.tenants = tenants;
  }

  @Override
  public IngestJob ingest(
      TenantContext tenant, Document document, Chunking chunking, String actor) {
    StoredDocument admitted = Admission.admit(document, redaction(tenant));
    return units
        .within(
            tenant,
            "take document in",
            unit -> {
              stay(unit, tenant);
              return acceptance.accept(unit, tenant, admitted, chunking, actor);
            })
        .job();
  }

  @Override
  public IngestJob ingest(
      TenantContext tenant, DocumentFile file, Chunking chunking, String actor) {
    Admission.check(file);
    StoredFile bytes = originals.put(tenant, file.content());
    boolean kept = false;
    try {
      StoredDocument admitted = Admission.admit(file, bytes.sha256(), redaction(tenant));
      Accepted accepted =
          units.within(
              tenant,
              "take file in",
              unit -> {
                stay(unit, tenant);
                originals.hold(unit, tenant, bytes.sha256());
                return acceptance.accept(unit, tenant, admitted, chunking, actor);
              });
      kept = accepted.fileKept();
      return accepted.job();
    } finally {
      if (!kept) {
        originals.release(tenant, bytes.sha256());
      }
    }
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
        tenant,
        "find document",
        unit ->
            documents(unit, tenant)
                .find(namespace, documentId)
                .map(stored -> stored.isFile() ? withText(unit, tenant, stored) : stored)
                .map(StoredDocument::document));
  }

  @Override
  public boolean remove(TenantContext tenant, String namespace, String documentId, String actor) {
    Optional<DocumentJob> job =
        units.within(
            tenant,
            "remove document",
            unit -> acceptance.remove(unit, tenant, namespace, documentId, actor));
    job.ifPresent(begun -> handler.runNow(begun.queued()));
    return job.isPresent();
  }

  /**
   * Keeps the tenant's last rows from being erased before this unit ends; a tenant that is going
   * takes nothing in any more.
   */
  private void stay(UnitOfWork unit, TenantContext tenant) {
    TenantRows.stay(unit, tenant);
    if (tenants.find(tenant.tenantId()).isEmpty()) {
      throw new PlugdeskException(
          Kind.FORBIDDEN, "The tenant is deleted: nothing can be taken in any more.");
    }
  }

  private Redaction redaction(TenantContext tenant) {
    return new Redaction(privacy, tenant, Set.of());
  }

  private static StoredDocument withText(
      UnitOfWork unit, TenantContext tenant, StoredDocument stored) {
    Document document = stored.document();
    String text =
        new PageRows(unit.connection(), tenant.tenantId())
            .text(document.namespace(), document.documentId(), document.versionId(), LONGEST_SHOWN);
    return stored.withContent(text);
  }

  private static DocumentRows documents(UnitOfWork unit, TenantContext tenant) {
    return new DocumentRows(unit.connection(), tenant.tenantId());
  }

  static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }
}
