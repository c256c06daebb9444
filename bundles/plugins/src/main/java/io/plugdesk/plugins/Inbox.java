package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder into which people drop plugins; used from one thread.
 *
 * <p>A file is read when it has rested and is whole. Its folder has an id of its own, so that what
 * another folder declared is not taken for removed when this one is empty. Other files than jars
 * are not looked at.
 */
final class Inbox {
  /** How long a file that is no whole jar may be one that is still being copied. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final Duration REST = Duration.ofSeconds(2);
  private static final String ID = ".inbox";
  private static final String NOTE = ".error";

  private final Path folder;
  private final Map<String, Seen> seen = new HashMap<>();
  private final Map<String, Refusal> refused = new TreeMap<>();

  /**
   * What is in the folder.
   *
   * @param inbox the folder's id
   * @param files the names of all jars
   * @param arrived what is new or has changed, and is whole
   */
  record Look(String inbox, Set<String> files, Map<String, Jar> arrived) {}

  /**
   * A file that is not used.
   *
   * @param reason why
   * @param artifact the bundle in it; null when none could be read
   */
  record Refusal(String reason, Artifact artifact) {}

  private record Mark(long size, FileTime modified, Object key) {}

  private record Seen(Mark mark, Instant since, boolean done) {}

  Inbox(Path folder) {
    this.folder = folder;
  }

  /** Looks into the folder; what arrived comes again until it is done or refused. */
  Look look() {
    try {
      Files.createDirectories(folder);
      var id = id();
      var files = jars();
      seen.keySet().retainAll(files);
      refused.keySet().removeIf(file -> !files.contains(file));
      dropNotes(files);
      var arrived = new TreeMap<String, Jar>();
      for (var file : files) {
        read(file, arrived);
      }
      return new Look(id, files, arrived);
    } catch (IOException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "The folder deploy cannot be read: it has to belong to the user that runs the house",
          e);
    }
  }

  /** A file needs no further look until it changes. */
  void done(String file) {
    refused.remove(file);
    handled(file);
    note(file, null);
  }

  /** A file cannot be used; the reason is written beside it and logged. */
  void refuse(String file, Refusal refusal) {
    handled(file);
    if (!refusal.equals(refused.put(file, refusal))) {
      LOG.warn("deploy/{} is not installed: {}", file, refusal.reason);
      note(file, refusal.reason);
    }
  }

  /** The files that are not used, by name. */
  Map<String, Refusal> refused() {
    return Map.copyOf(refused);
  }

  private void handled(String file) {
    seen.computeIfPresent(file, (name, at) -> new Seen(at.mark, at.since, true));
  }

  private String id() throws IOException {
    var file = folder.resolve(ID);
    if (!Files.exists(file)) {
      Files.writeString(file, UUID.randomUUID().toString());
    }
    return Files.readString(file).strip();
  }

  private Set<String> jars() throws IOException {
    var names = new TreeSet<String>();
    DirectoryStream.Filter<Path> wanted =
        path -> {
          var name = path.getFileName().toString();
          return !name.startsWith(".")
              && (name.endsWith(".jar") || name.endsWith(".kar"))
              && Files.isRegularFile(path);
        };
    try (var files = Files.newDirectoryStream(folder, wanted)) {
      files.forEach(path -> names.add(path.getFileName().toString()));
    }
    return names;
  }

  private void read(String file, Map<String, Jar> arrived) {
    var path = folder.resolve(file);
    try {
      var mark = mark(path);
      var before = seen.get(file);
      if (before == null || !before.mark.equals(mark)) {
        before = new Seen(mark, Instant.now(), false);
        seen.put(file, before);
        if (mark.modified.toInstant().isAfter(Instant.now().minus(REST))) {
          return;
        }
      }
      if (!before.done) {
        readWhole(file, before, arrived);
      }
    } catch (IOException e) {
      LOG.debug("deploy/{} is looked at again", file, e);
    }
  }

  private void readWhole(String file, Seen before, Map<String, Jar> arrived) throws IOException {
    var path = folder.resolve(file);
    try {
      if (file.endsWith(".kar")) {
        throw new PlugdeskException(Kind.REJECTED, "it is no jar: put the bundle in it here");
      }
      var jar = Jar.read(path);
      if (mark(path).equals(before.mark)) {
        arrived.put(file, jar);
      }
    } catch (ZipException e) {
      if (before.since.isBefore(Instant.now().minus(PATIENCE))) {
        refuse(file, new Refusal("it is damaged, or no jar: copy it again", null));
      }
    } catch (PlugdeskException e) {
      refuse(file, new Refusal(e.getMessage(), null));
    }
  }

  private static Mark mark(Path path) throws IOException {
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new Mark(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
  }

  private void dropNotes(Set<String> files) throws IOException {
    List<Path> stale = new ArrayList<>();
    try (var notes = Files.newDirectoryStream(folder, "*.?ar" + NOTE)) {
      for (var path : notes) {
        var name = path.getFileName().toString();
        if (!files.contains(name.substring(0, name.length() - NOTE.length()))) {
          stale.add(path);
        }
      }
    }
    for (var path : stale) {
      Files.deleteIfExists(path);
    }
  }

  private void note(String file, String reason) {
    var path = folder.resolve(file + NOTE);
    try {
      if (reason == null) {
        Files.deleteIfExists(path);
      } else {
        Files.writeString(path, file + " is not installed: " + reason + "\n");
      }
    } catch (IOException e) {
      LOG.debug("No note could be left at deploy/{}", file, e);
    }
  }
}
