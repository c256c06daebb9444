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
 */
record Job(
    TenantContext tenant,
    String id,
    Kind kind,
    String namespace,
    String documentId,
    String versionId,
    Chunking chunking,
    int attempts,
    String actor) {
  /** What can be done with a document. */
  enum Kind {
    /** Cut, embed and index it. */
    INGEST,
    /** Remove its passages from the index. */
    REMOVE
  }

  /** What the index holds after the job: version and chunking. */
  String content() {
    return content(versionId, chunking);
  }

  static String content(String versionId, Chunking chunking) {
    return versionId + " " + chunking.strategy() + " " + chunking.size();
  }
}
