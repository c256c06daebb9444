package io.plugdesk.desk.tenants;

import java.util.List;

/**
 * How far the deletion of a tenant has come.
 *
 * @param finished whether nothing is left; otherwise it goes on by itself
 * @param removed what was removed, a line for each kind of thing; empty while it goes on, or when
 *     another node did it
 */
public record Deletion(boolean finished, List<String> removed) {
  /** Copies the list. */
  public Deletion {
    removed = List.copyOf(removed);
  }
}
