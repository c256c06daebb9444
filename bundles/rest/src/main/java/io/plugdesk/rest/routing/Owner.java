package io.plugdesk.rest.routing;

import java.util.Objects;

/**
 * Who brought a resource.
 *
 * @param name the symbolic name of the bundle, which its other versions have too
 * @param bundle the number of the bundle
 */
public record Owner(String name, long bundle) {
  /** Checks the name. */
  public Owner {
    Objects.requireNonNull(name, "name");
  }

  /** Whether it is a version of the same bundle. */
  boolean sharesNameWith(Owner other) {
    return name.equals(other.name);
  }
}
