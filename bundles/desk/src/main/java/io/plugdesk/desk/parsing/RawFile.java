package io.plugdesk.desk.parsing;

import java.io.InputStream;
import java.util.Objects;

/**
 * A file that has not been read yet.
 *
 * @param name its name, by whose ending its format is told together with its first bytes
 * @param content its bytes
 */
public record RawFile(String name, InputStream content) {
  /** Refuses null. */
  public RawFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(content, "content");
  }
}
