package io.plugdesk.desk.editions;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an edition is to change; an empty wish asks whether it is whole.
 *
 * @param add features that the tenant is to have
 * @param remove features that it is not to have any more, with what lies below them: {@code
 *     answers} takes {@code answers.openai} along
 */
public record Wish(Set<String> add, Set<String> remove) {
  /** Copies the names. */
  public Wish {
    add = Set.copyOf(add);
    remove = Set.copyOf(remove);
  }

  /** A wish of names as they were given; null is none. */
  public static Wish of(Collection<String> add, Collection<String> remove) {
    return new Wish(
        add == null ? Set.of() : new TreeSet<>(add),
        remove == null ? Set.of() : new TreeSet<>(remove));
  }
}
