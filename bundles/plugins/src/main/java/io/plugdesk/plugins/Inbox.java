package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder into which people drop plugins; used from one thread.
 *
 * <p>A file is read when it has rested and is whole. Its folder has an id of its own, so that what
 * another folder declared is not taken for removed when this one is empty. Other files than jars
 * and archives of them are not looked at; each plugin of an archive has a name of its own and is
 * treated as a file.
 */
final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final String ID = ".inbox";
  private static final String REMOVED = ".removed";

  private final Path folder;
  private final Notes notes;
  private final RestedFiles files;
  private final BiConsumer<String, Refusal> trail;
  private final Map<String, Refusal> refused = new TreeMap<>();
  private final Archives archives;

  /**
   * What is in the folder.
   *
   * @param inbox the folder's id
   * @param files the names of all jars, and of the plugins in archives
   * @param arrived what is new or has changed, and is whole
   */
  record Look(String inbox, Set<String> files, Map<String, Jar> arrived) {
    /** Whether a file is there, or the archive of a plugin. */
    boolean holds(String file) {
      return Archives.holds(files, file);
    }
  }

  /**
   * A file that is not used.
   *
   * @param reason why
   * @param artifact the bundle in it; null when none could be read
   */
  record Refusal(String reason, Artifact artifact) {}

  Inbox(Path folder) {
    this(folder, (file, refusal) -> {});
  }

  /**
   * Looks at nothing yet.
   *
   * @param folder the folder
   * @param trail is told once of each file that is not used
   */
  Inbox(Path folder, BiConsumer<String, Refusal> trail) {
    this.folder = folder;
    this.trail = trail;
    notes = new Notes(folder);
    files = new RestedFiles(folder);
    archives = new Archives(folder, REMOVED);
  }

  /** Looks into the folder; what arrived comes again until it is done or refused. */
  Look look() {
    try {
      Files.createDirectories(folder);
      var id = id();
      var names = jars();
      files.keep(names);
      archives.keep(names);
      var arrived = new TreeMap<String, Jar>();
      for (var file : names) {
        read(file, arrived);
      }
      var there = archives.withPlugins(names);
      refused.keySet().retainAll(there);
      notes.keep(there);
      return new Look(id, there, arrived);
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
    archives.handled(file).ifPresent(files::handled);
    notes.remove(file);
  }

  /** A file cannot be used; the reason is logged and written beside it. */
  void refuse(String file, Refusal refusal) {
    archives.handled(file).ifPresent(files::handled);
    if (!refusal.equals(refused.put(file, refusal))) {
      notes.leave(file, refusal.reason);
      trail.accept(file, refusal);
    }
  }

  /**
   * Gives a file another name, under which it is not looked at any more; one that holds something
   * else by now stays. A plugin in an archive gets a file of that name beside it, for as long as
   * which it is passed over.
   *
   * @return false when it cannot be done, and the file is not to be used meanwhile
   */
  boolean setAside(String file, Artifact artifact) {
    var path = folder.resolve(file);
    try {
      if (Archives.isWithin(file)) {
        Files.createFile(folder.resolve(file + REMOVED));
      } else if (Files.exists(path)
          && Jar.digest(Files.readAllBytes(path)).equals(artifact.sha256())) {
        Files.move(path, folder.resolve(file + REMOVED), StandardCopyOption.REPLACE_EXISTING);
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      return true;
    } catch (IOException e) {
      LOG.debug("deploy/{} stays", file, e);
      refuse(
          file,
          new Refusal("it was removed by a command, and cannot be renamed: delete it", artifact));
      return false;
    }
  }

  /** Whether the file that declared something lies here. */
  boolean holds(Declared.Source source) {
    try {
      return id().equals(source.inbox())
          && Files.exists(folder.resolve(Kar.file(source.file())))
          && !archives.isSetAside(source.file());
    } catch (IOException e) {
      LOG.debug("deploy cannot be read", e);
      return false;
    }
  }

  /** The files that are not used, by name. */
  Map<String, Refusal> refused() {
    return Map.copyOf(refused);
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
    try (var found = Files.newDirectoryStream(folder, wanted)) {
      found.forEach(path -> names.add(path.getFileName().toString()));
    }
    return names;
  }

  private void read(String file, Map<String, Jar> arrived) {
    try {
      files
          .read(file)
          .ifPresent(
              jars -> arrived.putAll(file.endsWith(Kar.ENDING) ? waiting(file, jars) : jars));
    } catch (IOException e) {
      LOG.debug("deploy/{} is looked at again", file, e);
    } catch (PlugdeskException e) {
      archives.forget(file);
      refuse(file, new Refusal(e.getMessage(), null));
    }
  }

  private Map<String, Jar> waiting(String file, Map<String, Jar> jars) {
    var waiting = archives.waiting(file, jars);
    if (waiting.isEmpty()) {
      files.handled(file);
    }
    if (refused.remove(file) != null) {
      notes.remove(file);
    }
    return waiting;
  }
}
