package io.plugdesk.desk.editions;

import java.util.List;

/**
 * The features that a tenant is to have, whichever plugins provide them.
 *
 * @param features their names, in order
 * @param decided false while nobody has decided it, and it is read from what is on
 */
public record Edition(List<String> features, boolean decided) {
  /** Copies the names. */
  public Edition {
    features = List.copyOf(features);
  }
}
