package io.plugdesk.api.connector;

import java.util.Map;
import java.util.Objects;

/**
 * A document as it lies where it is kept.
 *
 * @param id its id there, 1 to 200 characters, the same as long as it is the same document
 * @param title its title, or null to take it from the content
 * @param fileName its name with an ending such as {@code .pdf}, by which its format is told
 * @param content its bytes
 * @param url where people can open it, or null
 * @param metadata further keys, plain values
 */
public record SourceDocument(
    String id,
    String title,
    String fileName,
    Content content,
    String url,
    Map<String, String> metadata) {
  /** Copies the metadata. */
  public SourceDocument {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(content, "content");
    metadata = Map.copyOf(metadata);
  }
}
