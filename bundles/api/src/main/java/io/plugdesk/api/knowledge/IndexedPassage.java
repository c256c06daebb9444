package io.plugdesk.api.knowledge;

import java.util.Objects;

/**
 * A passage with what an index needs to find it.
 *
 * @param passage the passage
 * @param checksum the SHA-256 of its text, in lower-case hexadecimal
 * @param embedding its unit vector, or null where the embedding model does not know its language
 */
public record IndexedPassage(Passage passage, String checksum, float[] embedding) {
  /** Refuses a passage without a checksum. */
  public IndexedPassage {
    Objects.requireNonNull(passage, "passage");
    Objects.requireNonNull(checksum, "checksum");
  }
}
