package io.plugdesk.files;

import io.plugdesk.desk.files.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The files of one tenant: {@code <2 digits>/<sha256>}, and {@code incoming/} for what is being
 * written.
 */
final class Shelf {
  private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);
  private static final String INCOMING = "incoming";
  private static final String DIGEST = "[0-9a-f]{64}";

  private final Path folder;

  Shelf(Path folder) {
    this.folder = folder;
  }

  /** Writes aside, brings it to the disk, and then gives it its name in one step. */
  StoredFile put(InputStream content, long limit) {
    try {
      var incoming = OwnerOnly.file(OwnerOnly.folder(folder.resolve(INCOMING)));
      try {
        var stored = new Copy(incoming).of(content, limit);
        var place = pathOf(stored.sha256());
        if (!Files.exists(place)) {
          OwnerOnly.folder(place.getParent());
          Files.move(incoming, place, StandardCopyOption.ATOMIC_MOVE);
          OwnerOnly.sync(place.getParent());
        }
        return stored;
      } finally {
        Files.deleteIfExists(incoming);
      }
    } catch (IOException e) {
      throw FileFailures.of("store a file", e);
    }
  }

  Optional<InputStream> open(String sha256) {
    if (!sha256.matches(DIGEST)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.newInputStream(pathOf(sha256)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileFailures.of("open a file", e);
    }
  }

  void remove(String sha256) {
    if (!sha256.matches(DIGEST)) {
      return;
    }
    try {
      Files.deleteIfExists(pathOf(sha256));
    } catch (IOException e) {
      throw FileFailures.of("remove a file", e);
    }
  }

  List<String> storedBefore(Instant time) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var paths = Files.find(folder, 2, (path, file) -> isBefore(path, file, time))) {
      return paths.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      throw FileFailures.of("list files", e);
    }
  }

  private static boolean isBefore(Path path, BasicFileAttributes file, Instant time) {
    return file.isRegularFile()
        && path.getFileName().toString().matches(DIGEST)
        && file.lastModifiedTime().toInstant().isBefore(time);
  }

  /**
   * Removes what was half written when nobody writes any more, and says how many files that were:
   * another node of the house may be at what is younger.
   */
  int sweep() throws IOException {
    var incoming = folder.resolve(INCOMING);
    if (!Files.isDirectory(incoming)) {
      return 0;
    }
    var begun = Instant.now().minus(LONGEST_UPLOAD);
    int swept = 0;
    try (var left = Files.list(incoming)) {
      for (var file : left.toList()) {
        if (lastWritten(file).isBefore(begun) && Files.deleteIfExists(file)) {
          swept++;
        }
      }
    }
    return swept;
  }

  private static Instant lastWritten(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException complete) {
      return Instant.MAX;
    }
  }

  private Path pathOf(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }
}
