package io.plugdesk.desk.knowledge;

import java.time.Instant;
import java.util.Map;

/**
 * A document as it is taken in.
 *
 * @param documentId the caller's own id, 1 to 200 characters
 * @param namespace the part of the tenant's knowledge it belongs to
 * @param title its title, or null to take it from the content
 * @param type its format
 * @param content the text, Markdown or HTML
 * @param url where the original can be opened, or null
 * @param metadata further keys
 * @param createdAt when it was taken in; ignored on the way in
 * @param versionId the SHA-256 of content and metadata; ignored on the way in
 * @param passages how many passages it became; ignored on the way in
 */
public record Document(
    String documentId,
    String namespace,
    String title,
    Type type,
    String content,
    String url,
    Map<String, String> metadata,
    Instant createdAt,
    String versionId,
    int passages) {
  /** The formats that are understood. */
  public enum Type {
    /** Plain text; blank lines part paragraphs. */
    TEXT,
    /** CommonMark with tables. */
    MARKDOWN,
    /** HTML; scripts, styles and navigation are dropped. */
    HTML
  }

  /** Copies the metadata. */
  public Document {
    metadata = Map.copyOf(metadata);
  }
}
