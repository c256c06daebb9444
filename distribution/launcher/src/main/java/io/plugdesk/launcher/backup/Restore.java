package io.plugdesk.launcher.backup;

import io.plugdesk.launcher.house.About;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.OwnerOnly;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Makes an empty data folder out of an archive, whole or not at all. */
public final class Restore {
  private static final String WORKPLACE = ".restoring";

  private final Path home;

  public Restore(Path home) {
    this.home = home;
  }

  /**
   * What came out of an archive.
   *
   * @param facts what it said of itself
   * @param files how many files were restored
   */
  public record Restored(BackupFacts facts, long files) {}

  /** Refuses a folder in which something lies. */
  public void requireEmpty() {
    try (Stream<Path> inside = Files.exists(home) ? Files.list(home) : Stream.empty()) {
      var first = inside.findFirst();
      if (first.isPresent()) {
        throw new Failure(
            home
                + " is not empty ("
                + first.get().getFileName()
                + " is there). Name an empty folder with PLUGDESK_HOME, or move this one away.");
      }
    } catch (IOException unreadable) {
      throw new Failure("Cannot look into " + home + ". Make it yours.", unreadable);
    }
  }

  /**
   * Unpacks beside the final place, compares every digest, and then moves what it has into place.
   */
  public Restored from(Path archive) {
    requireEmpty();
    OwnerOnly.makeFolders(home);
    Path workplace = home.resolve(WORKPLACE);
    OwnerOnly.folder(workplace);
    try {
      Restored restored = unpack(archive, workplace);
      for (Path ready : children(workplace)) {
        Files.move(ready, home.resolve(ready.getFileName()));
      }
      return restored;
    } catch (IOException damaged) {
      throw new Failure(
          archive
              + " cannot be read to its end ("
              + damaged.getMessage()
              + "): it is damaged, or the disk is full. Nothing was restored.",
          damaged);
    } finally {
      remove(workplace);
    }
  }

  private Restored unpack(Path archive, Path workplace) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GZIPInputStream(file, 1 << 16), "UTF-8");
        Digests digests = new Digests(workplace)) {
      Unpacking unpacking = new Unpacking(tar, workplace, digests);
      BackupFacts facts = unpacking.facts();
      facts.requireReadable(About.read().postgres());
      return new Restored(facts, unpacking.all());
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.toList();
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException left) {
      throw new Failure("Cannot remove " + folder + ". Remove it, then restore again.", left);
    }
  }
}
