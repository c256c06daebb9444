package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Document;

/**
 * A job in progress, with the document it is about.
 *
 * @param job the job
 * @param stored the document in the job's version; null when the job removes it
 * @param holder by whom the document is held
 * @param home where the tenant's passages were when it began
 */
record Task(DocumentJob job, StoredDocument stored, String holder, Home home) {
  TenantContext tenant() {
    return job.tenant();
  }

  Document document() {
    return stored.document();
  }

  Task with(StoredDocument read) {
    return new Task(job, read, holder, home);
  }
}
