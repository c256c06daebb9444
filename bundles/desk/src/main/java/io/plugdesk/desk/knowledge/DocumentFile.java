package io.plugdesk.desk.knowledge;

import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/**
 * A file as it is taken in.
 *
 * @param documentId the caller's own id, 1 to 200 characters
 * @param namespace the part of the tenant's knowledge it belongs to
 * @param title its title, or null to take it from the content
 * @param fileName its name; only the last part of a path is used
 * @param content its bytes; read by the call, not closed
 * @param url where the original can be opened, or null
 * @param metadata further keys
 */
public record DocumentFile(
    String documentId,
    String namespace,
    String title,
    String fileName,
    InputStream content,
    String url,
    Map<String, String> metadata) {
  /** Copies the metadata. */
  public DocumentFile {
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(content, "content");
    metadata = Map.copyOf(metadata);
  }
}
