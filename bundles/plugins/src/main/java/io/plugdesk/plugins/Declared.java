package io.plugdesk.plugins;

/**
 * A bundle that is to run.
 *
 * @param id the number of this declaration
 * @param artifact the bundle
 * @param source where it was declared
 * @param role what it does
 */
record Declared(long id, Artifact artifact, Source source, Role role) {
  /**
   * Where a bundle was declared.
   *
   * @param inbox the id of the folder that holds the file; null when a command declared it
   * @param file the name of the file
   */
  record Source(String inbox, String file) {}

  /** Whether it retires, and belongs to no file any more. */
  boolean retires() {
    return role == Role.RETIRING;
  }

  /** The same in another role. */
  Declared as(Role other) {
    return new Declared(id, artifact, source, other);
  }
}
