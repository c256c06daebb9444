package io.plugdesk.api.rest;

import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A form with one file, as a resource method takes it: a parameter of this type, consuming {@code
 * multipart/form-data}.
 *
 * <p>The stream reads the request as it comes and ends with the call; fields that follow the file
 * in the request are not seen.
 *
 * @param fileName the name that the client gave the file, never a path
 * @param mediaType what the client says it is, such as {@code application/pdf}
 * @param content the bytes; a file above the house's limit fails while it is read
 * @param fields the plain fields before the file, by name
 */
public record Upload(
    String fileName, String mediaType, InputStream content, Map<String, String> fields) {
  /** Copies the fields. */
  public Upload {
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(content, "content");
    fields = Map.copyOf(fields);
  }

  /**
   * A plain field.
   *
   * @param name its name
   */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
