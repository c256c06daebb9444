package io.plugdesk.api.connector;

import java.util.List;
import java.util.Objects;

/**
 * One page of what has changed where documents are kept.
 *
 * @param changed documents that are new or different, at most a hundred
 * @param removed ids of documents that are there no more; unknown ones do no harm
 * @param next where the next page begins
 * @param more whether there is a next page already
 */
public record Changes(
    List<SourceDocument> changed, List<String> removed, Cursor next, boolean more) {
  /** Copies the lists. */
  public Changes {
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
    Objects.requireNonNull(next, "next");
  }
}
