package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

/** Tells files that are whole from those that are still being copied; used from one thread. */
final class RestedFiles {
  /** How long a file that is no whole jar may be one that is still being copied. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration REST = Duration.ofSeconds(2);

  private final Path folder;
  private final Map<String, Seen> seen = new HashMap<>();

  private record Mark(long size, FileTime modified, Object key) {}

  private record Seen(Mark mark, Instant since, boolean handled) {}

  RestedFiles(Path folder) {
    this.folder = folder;
  }

  /** Forgets all other files. */
  void keep(Set<String> files) {
    seen.keySet().retainAll(files);
  }

  /** A file is not read again until it changes. */
  void handled(String file) {
    seen.computeIfPresent(file, (name, at) -> new Seen(at.mark, at.since, true));
  }

  /**
   * Reads a file that is whole and not yet handled: the one jar that it is, or those in it.
   *
   * @throws PlugdeskException REJECTED when it will never be a plugin
   */
  Optional<Map<String, Jar>> read(String file) throws IOException {
    var mark = mark(file);
    var before = seen.get(file);
    if (before == null || !before.mark.equals(mark)) {
      before = new Seen(mark, Instant.now(), false);
      seen.put(file, before);
      if (mark.modified.toInstant().isAfter(Instant.now().minus(REST))) {
        return Optional.empty();
      }
    }
    return before.handled ? Optional.empty() : whole(file, before);
  }

  private Optional<Map<String, Jar>> whole(String file, Seen before) throws IOException {
    try {
      var path = folder.resolve(file);
      var jars = file.endsWith(Kar.ENDING) ? Kar.read(path) : Map.of(file, Jar.read(path));
      return mark(file).equals(before.mark) ? Optional.of(jars) : Optional.empty();
    } catch (ZipException e) {
      if (before.since.isBefore(Instant.now().minus(PATIENCE))) {
        throw new PlugdeskException(Kind.REJECTED, "it is damaged, or no jar: copy it again", e);
      }
      return Optional.empty();
    }
  }

  private Mark mark(String file) throws IOException {
    var attributes = Files.readAttributes(folder.resolve(file), BasicFileAttributes.class);
    return new Mark(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
  }
}
