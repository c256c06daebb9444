package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Chunking;

/**
 * Something to be done with one document, as the one who does it sees it.
 *
 * @param tenant the tenant
 * @param id its UUID
 * @param kind what is to be done
 * @param namespace the document's namespace
 * @param documentId the document
 * @param versionId the version to be taken in, null when it is removed
 * @param chunking how it is cut
 * @param attempts how often it was tried, this time included
 * @param actor who asked for it
 * @param frees the SHA-256 of a file that the document no longer needs, or null
 */
record DocumentJob(
    TenantContext tenant,
    String id,
    Kind kind,
    String namespace,
    String documentId,
    String versionId,
    Chunking chunking,
    int attempts,
    String actor,
    String frees) {
  /** The kind of these jobs in the house. */
  static final String QUEUE = "intake.document";

  /** What can be done with a document. */
  enum Kind {
    /** Read, cut, embed and index it. */
    INGEST,
    /** Remove its passages from the index, and its file. */
    REMOVE
  }

  /** A job that has not been tried. */
  static DocumentJob first(
      TenantContext tenant, String id, Kind kind, StoredDocument of, Chunking chunking, String by) {
    var document = of.document();
    return new DocumentJob(
        tenant,
        id,
        kind,
        document.namespace(),
        document.documentId(),
        document.versionId(),
        chunking,
        0,
        by,
        null);
  }

  /** What brings a document into another back end, as it is in the present one. */
  static DocumentJob again(Move move, StoredDocument stored) {
    String[] indexed = stored.indexed().split(" ");
    return new DocumentJob(
        move.tenant(),
        move.id(),
        Kind.INGEST,
        stored.document().namespace(),
        stored.document().documentId(),
        indexed[0],
        new Chunking(Chunking.Strategy.valueOf(indexed[1]), Integer.parseInt(indexed[2])),
        0,
        move.actor(),
        null);
  }

  /** What takes a document that is gone out of another back end. */
  static DocumentJob removing(Move move, FilledRows.Name name) {
    return new DocumentJob(
        move.tenant(),
        move.id(),
        Kind.REMOVE,
        name.namespace(),
        name.documentId(),
        null,
        Chunking.DEFAULT,
        0,
        move.actor(),
        null);
  }

  /** The same job, which sets a file free when it is done. */
  DocumentJob freeing(String sha256) {
    return new DocumentJob(
        tenant, id, kind, namespace, documentId, versionId, chunking, attempts, actor, sha256);
  }

  /** The same job in the house's words. */
  io.plugdesk.desk.jobs.Job queued() {
    return new io.plugdesk.desk.jobs.Job(tenant, QUEUE, id);
  }

  /** What the index holds after the job: version and chunking. */
  String content() {
    return content(versionId, chunking);
  }

  static String content(String versionId, Chunking chunking) {
    return versionId + " " + chunking.strategy() + " " + chunking.size();
  }
}
