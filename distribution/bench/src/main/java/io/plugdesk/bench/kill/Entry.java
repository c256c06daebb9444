package io.plugdesk.bench.kill;

/**
 * A version of a bundle, as the house has it declared or as it runs.
 *
 * @param sha256 the digest of its bytes
 * @param name the bundle's symbolic name, or the plugin's id
 * @param version the version
 * @param role what it does: serving, beside or retiring where it is declared, the state where it
 *     runs
 * @param file the file it came in
 * @param ordered whether a command declared it, and not a file
 */
record Entry(
    String sha256, String name, String version, String role, String file, boolean ordered) {
  boolean retires() {
    return role.equals("retiring");
  }

  @Override
  public String toString() {
    return name + " " + version + " (" + role + ", " + file + ")";
  }
}
