package io.plugdesk.launcher.backup;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A copy of a small folder that others write to, taken while nobody did: ZooKeeper's log must not
 * end in half a record.
 */
final class StillCopy implements AutoCloseable {
  private static final int ATTEMPTS = 40;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Path source;
  private final Path copy;

  StillCopy(Path source, Path workplace) throws IOException {
    this.source = source;
    this.copy = Files.createTempDirectory(workplace, "backup-");
  }

  /** Copies until a copy equals what is there afterwards. */
  void take() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      empty();
      copyAll();
      if (isEqual()) {
        return;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new Failure(
        source + " changes all the time, so it cannot be copied. Back up the stopped house.");
  }

  void addTo(HouseFiles files) throws IOException {
    for (Path file : filesOf(copy)) {
      files.addAs(source.resolve(copy.relativize(file)), file);
    }
  }

  @Override
  public void close() throws IOException {
    empty();
    Files.delete(copy);
  }

  private void copyAll() throws IOException {
    for (Path file : filesOf(source)) {
      Path target = copy.resolve(source.relativize(file));
      OwnerOnly.makeFolders(target.getParent());
      try {
        Files.copy(file, target);
      } catch (NoSuchFileException vanished) {
        continue;
      }
    }
  }

  private boolean isEqual() throws IOException {
    List<Path> now = filesOf(source);
    if (now.size() != filesOf(copy).size()) {
      return false;
    }
    for (Path file : now) {
      Path copied = copy.resolve(source.relativize(file));
      if (!Files.exists(copied) || Files.mismatch(file, copied) >= 0) {
        return false;
      }
    }
    return true;
  }

  private void empty() throws IOException {
    try (Stream<Path> tree = Files.walk(copy)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(copy)) {
          Files.delete(path);
        }
      }
    }
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
