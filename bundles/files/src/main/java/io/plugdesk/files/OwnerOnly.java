package io.plugdesk.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes folders and files that only their owner can read. */
final class OwnerOnly {
  private OwnerOnly() {}

  /** The folder, made with those above it where they are missing. */
  static Path folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    sync(folder.getParent());
    return folder;
  }

  /** A new empty file in a folder. */
  static Path file(Path folder) throws IOException {
    return Files.createTempFile(
        folder,
        "",
        "",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Brings a folder's list of names to the disk. */
  static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
