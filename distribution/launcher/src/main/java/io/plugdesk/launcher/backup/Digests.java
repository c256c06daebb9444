package io.plugdesk.launcher.backup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digests of members in their order, kept in a file: a house may have a million of them. */
final class Digests implements AutoCloseable {
  private final Path file;
  private final BufferedWriter lines;

  Digests(Path folder) throws IOException {
    file =
        Files.createTempFile(
            folder,
            ".digests",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    lines = Files.newBufferedWriter(file);
  }

  MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  void end(String name, MessageDigest digest) throws IOException {
    lines.write(HexFormat.of().formatHex(digest.digest()) + "  " + name + "\n");
  }

  /** The list, a line for each member; nothing can be added any more. */
  Path finished() throws IOException {
    lines.close();
    return file;
  }

  @Override
  public void close() throws IOException {
    lines.close();
    Files.deleteIfExists(file);
  }
}
