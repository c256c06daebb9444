package io.plugdesk.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The archives in the inbox with the plugins in them, each of which is treated as a file of its
 * own; used from one thread.
 */
final class Archives {
  private static final String UNREAD = "!";

  private final Path folder;
  private final String removed;
  private final Map<String, Contents> byFile = new HashMap<>();

  /**
   * What is in an archive.
   *
   * @param digests of each plugin, by its name
   * @param waiting those that are not yet done or refused
   */
  private record Contents(Map<String, String> digests, Set<String> waiting) {}

  /**
   * Knows no archive.
   *
   * @param folder where they lie
   * @param removed how the file ends that sets a plugin of an archive aside
   */
  Archives(Path folder, String removed) {
    this.folder = folder;
    this.removed = removed;
  }

  /** Whether one of the names is a file's, or that of a plugin in an archive that may hold it. */
  static boolean holds(Set<String> names, String file) {
    return names.contains(file) || names.contains(Kar.file(file) + UNREAD);
  }

  static boolean isWithin(String name) {
    return !name.equals(Kar.file(name));
  }

  /** Whether a command has removed a plugin of an archive, which itself stays as it is. */
  boolean isSetAside(String plugin) {
    return isWithin(plugin) && Files.exists(folder.resolve(plugin + removed));
  }

  /**
   * Forgets all other archives, with what commands removed of them: dropped in again, they are a
   * new wish.
   */
  void keep(Set<String> files) throws IOException {
    byFile.keySet().retainAll(files);
    try (var found = Files.newDirectoryStream(folder, "*.kar!*" + removed)) {
      for (var marker : found) {
        if (!files.contains(Kar.file(marker.getFileName().toString()))) {
          Files.deleteIfExists(marker);
        }
      }
    }
  }

  /** An archive cannot be read: what was declared of it stays. */
  void forget(String file) {
    byFile.remove(file);
  }

  /** The files with the plugins in them; an archive that has not been read may hold any. */
  Set<String> withPlugins(Set<String> files) {
    var all = new TreeSet<>(files);
    for (var file : files) {
      if (file.endsWith(Kar.ENDING)) {
        var contents = byFile.get(file);
        all.addAll(contents == null ? Set.of(file + UNREAD) : contents.digests.keySet());
      }
    }
    return all;
  }

  /** Takes what was read of an archive, and gives what is still to be done of it. */
  Map<String, Jar> waiting(String file, Map<String, Jar> jars) {
    var wanted = new TreeMap<>(jars);
    wanted.keySet().removeIf(this::isSetAside);
    var digests = new HashMap<String, String>();
    wanted.forEach((name, jar) -> digests.put(name, jar.artifact().sha256()));
    var before = byFile.get(file);
    if (before == null || !before.digests.equals(digests)) {
      byFile.put(file, new Contents(digests, new TreeSet<>(wanted.keySet())));
    }
    wanted.keySet().retainAll(byFile.get(file).waiting);
    return wanted;
  }

  /** A name is dealt with; gives the file that is dealt with by that. */
  Optional<String> handled(String name) {
    var contents = byFile.get(Kar.file(name));
    if (!isWithin(name) || contents == null) {
      return Optional.of(Kar.file(name));
    }
    contents.waiting.remove(name);
    return contents.waiting.isEmpty() ? Optional.of(Kar.file(name)) : Optional.empty();
  }
}
