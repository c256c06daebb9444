package io.plugdesk.desk.knowledge;

import io.plugdesk.api.TenantContext;
import java.util.List;
import java.util.Optional;

/**
 * The documents of a tenant.
 *
 * <p>Called from any thread. {@link #ingest} stores the document and returns its job at once; the
 * job survives a crash. Unknown documents and jobs are empty. Throws {@link
 * io.plugdesk.api.PlugdeskException} REJECTED for a document that cannot be taken in, with the
 * reason, TRANSIENT when database or index cannot be reached.
 */
public interface Library {
  /**
   * Takes a document in, or replaces it; the same content again costs nothing.
   *
   * @param tenant the tenant
   * @param document the document
   * @param chunking how it is cut
   * @param actor who does it, for the audit trail
   */
  IngestJob ingest(TenantContext tenant, Document document, Chunking chunking, String actor);

  /**
   * Takes a file of any format in, or replaces the document; the same bytes again cost nothing. The
   * bytes are stored when it returns, and read by the job.
   *
   * @param tenant the tenant
   * @param file the file
   * @param chunking how it is cut
   * @param actor who does it, for the audit trail
   */
  IngestJob ingest(TenantContext tenant, DocumentFile file, Chunking chunking, String actor);

  /**
   * Finds a job.
   *
   * @param tenant the tenant
   * @param jobId its UUID
   */
  Optional<IngestJob> job(TenantContext tenant, String jobId);

  /**
   * Lists documents by id, without their content.
   *
   * @param tenant the tenant
   * @param namespace the namespace, or null for all
   * @param after the document id after which the list begins, or null
   * @param limit how many at most
   */
  List<Document> list(TenantContext tenant, String namespace, String after, int limit);

  /**
   * Finds a document with its content.
   *
   * @param tenant the tenant
   * @param namespace the namespace
   * @param documentId the caller's id
   */
  Optional<Document> find(TenantContext tenant, String namespace, String documentId);

  /**
   * Removes a document and every passage of it.
   *
   * @param tenant the tenant
   * @param namespace the namespace
   * @param documentId the caller's id
   * @param actor who does it, for the audit trail
   * @return whether there was one
   */
  boolean remove(TenantContext tenant, String namespace, String documentId, String actor);
}
