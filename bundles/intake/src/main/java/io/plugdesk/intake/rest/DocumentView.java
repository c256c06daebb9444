package io.plugdesk.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.IngestJob;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A document as it is shown.
 *
 * @param documentId the caller's own id
 * @param namespace the part of the knowledge it belongs to
 * @param title its title
 * @param documentType its type
 * @param url where the original can be opened, or null
 * @param versionId changes whenever content or metadata change
 * @param chunks how many passages of it are in the index
 * @param status how far the latest job of it is: processing, completed or failed
 * @param error why the latest job failed or is tried again, and the cure, or null
 * @param createdAt when this version was taken in
 * @param metadata further keys
 * @param content the content; absent in a list
 */
public record DocumentView(
    @JsonProperty("document_id") String documentId,
    @JsonProperty("namespace") String namespace,
    @JsonProperty("title") String title,
    @JsonProperty("document_type") String documentType,
    @JsonProperty("url") String url,
    @JsonProperty("version_id") String versionId,
    @JsonProperty("chunks") int chunks,
    @JsonProperty("status") String status,
    @JsonProperty("error") String error,
    @JsonProperty("created_at") Instant createdAt,
    @JsonProperty("metadata") Map<String, String> metadata,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("content") String content) {
  static DocumentView inList(Document document, IngestJob latest) {
    return of(document, latest, null);
  }

  static DocumentView whole(Document document, IngestJob latest) {
    return of(document, latest, document.content());
  }

  private static DocumentView of(Document document, IngestJob latest, String content) {
    return new DocumentView(
        document.documentId(),
        document.namespace(),
        document.title(),
        document.metadata().get("document_type"),
        document.url(),
        document.versionId(),
        document.passages(),
        latest == null ? null : latest.status().name().toLowerCase(Locale.ROOT),
        latest == null ? null : latest.error(),
        document.createdAt(),
        document.metadata(),
        content);
  }
}
