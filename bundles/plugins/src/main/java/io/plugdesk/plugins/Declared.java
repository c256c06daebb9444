package io.plugdesk.plugins;

/**
 * A bundle that is to run.
 *
 * @param id the number of this declaration
 * @param artifact the bundle
 * @param source where it was declared
 */
record Declared(long id, Artifact artifact, Source source) {
  /**
   * Where a bundle was declared.
   *
   * @param inbox the id of the folder that holds the file; null when a command declared it
   * @param file the name of the file
   */
  record Source(String inbox, String file) {}
}
