package io.plugdesk.launcher.command;

import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/**
 * A bundle that was built, to be found again among those of the house: a plugin can be there in
 * several versions.
 *
 * @param name its symbolic name
 * @param version its version
 */
record BuiltBundle(String name, String version) {
  /** The command that lists all bundles with id, state, level, version and name. */
  static final String LIST = "bundle:list -s -t 0 --no-format";

  private static final String COLUMN = "\\s*\t\\s*";

  /** A bundle of the house. */
  private record Found(long id, String version) {}

  static BuiltBundle read(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      var headers = file.getManifest().getMainAttributes();
      String name = headers.getValue("Bundle-SymbolicName");
      if (name == null) {
        throw new Failure(jar + " is no bundle. Choose a module that is one.");
      }
      String version = headers.getValue("Bundle-Version");
      return new BuiltBundle(name.split(";")[0].trim(), version == null ? "0.0.0" : version.trim());
    }
  }

  /**
   * The id of the bundle that has its name and version, or that alone has its name; of several the
   * one that came first, which is the one that came with the house.
   *
   * @param list what {@link #LIST} prints
   */
  long among(String list) {
    List<Found> named =
        list.lines()
            .map(line -> line.strip().split(COLUMN))
            .filter(row -> row.length == 5 && row[4].equals(name))
            .map(row -> new Found(Long.parseLong(row[0]), row[3]))
            .toList();
    if (named.size() == 1) {
      return named.get(0).id();
    }
    return named.stream()
        .filter(found -> found.version().equals(version))
        .mapToLong(Found::id)
        .min()
        .orElseThrow(() -> new Failure(missing(named.stream().map(Found::version).toList())));
  }

  private String missing(List<String> versions) {
    return versions.isEmpty()
        ? name + " is not in the house. Put its jar into deploy, or start the house anew."
        : "%s %s was built, and the house has %s: bring it with './plugdesk shell plugin:install FILE'."
            .formatted(name, version, String.join(", ", versions));
  }
}
