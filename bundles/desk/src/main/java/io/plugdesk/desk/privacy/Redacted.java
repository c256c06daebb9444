package io.plugdesk.desk.privacy;

import java.util.Objects;
import java.util.Set;

/**
 * A text that may be kept.
 *
 * @param text the text, with marks in place of what was taken out
 * @param kinds what was taken out, such as {@code email}; empty when the text is unchanged
 */
public record Redacted(String text, Set<String> kinds) {
  /** Copies the kinds. */
  public Redacted {
    Objects.requireNonNull(text, "text");
    kinds = Set.copyOf(kinds);
  }

  /** Whether anything was taken out. */
  public boolean changed() {
    return !kinds.isEmpty();
  }
}
