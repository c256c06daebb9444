package io.plugdesk.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.plugdesk.desk.knowledge.Document;
import java.time.Instant;
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
    @JsonProperty("created_at") Instant createdAt,
    @JsonProperty("metadata") Map<String, String> metadata,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("content") String content) {
  static DocumentView inList(Document document) {
    return of(document, null);
  }

  static DocumentView whole(Document document) {
    return of(document, document.content());
  }

  private static DocumentView of(Document document, String content) {
    return new DocumentView(
        document.documentId(),
        document.namespace(),
        document.title(),
        document.metadata().get("document_type"),
        document.url(),
        document.versionId(),
        document.passages(),
        document.createdAt(),
        document.metadata(),
        content);
  }
}
