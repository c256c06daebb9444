package io.plugdesk.launcher.backup;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes a tar.gz that only its owner can read: first its facts, then members, last the list of
 * their digests as {@code sha256sum} prints it. The archive has its name only when it is whole.
 */
final class ArchiveWriter implements AutoCloseable {
  /** The last member. */
  static final String DIGESTS = "SHA256SUMS";

  /** Below it lie the members that become the data folder. */
  static final String DATA = "data/";

  private static final int BUFFER = 64 * 1024;
  private static final int DEFAULT_FILE = 0600;

  private final Path target;
  private final Path half;
  private final Digests digests;
  private final TarArchiveOutputStream tar;
  private long files;

  ArchiveWriter(Path target, BackupFacts facts) throws IOException {
    this.target = target;
    this.half = target.resolveSibling(target.getFileName() + ".part");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    this.digests = new Digests(target.getParent());
    this.tar = new TarArchiveOutputStream(compressed(half), "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    text(BackupFacts.MEMBER, facts.json());
  }

  private static OutputStream compressed(Path file) throws IOException {
    return new GZIPOutputStream(
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), BUFFER),
        BUFFER);
  }

  /** Adds an empty folder. */
  void folder(String name, Path folder) throws IOException {
    var entry = new TarArchiveEntry(name + "/");
    entry.setMode(TarArchiveEntry.DEFAULT_DIR_MODE & ~0777 | mode(folder));
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  /**
   * Adds a file as long as it is now: what grows while it is read is cut there, what shrinks is
   * filled with zeros, and what vanishes is left out; then the result is false.
   */
  boolean file(String name, Path file) throws IOException {
    try (var content = Files.newInputStream(file)) {
      var entry = new TarArchiveEntry(name);
      entry.setSize(Files.size(file));
      entry.setMode(TarArchiveEntry.DEFAULT_FILE_MODE & ~0777 | mode(file));
      entry.setModTime(Files.getLastModifiedTime(file));
      tar.putArchiveEntry(entry);
      copy(name, content, entry.getSize());
      tar.closeArchiveEntry();
      return true;
    } catch (NoSuchFileException vanished) {
      return false;
    }
  }

  void text(String name, String content) throws IOException {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    var entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    entry.setMode(TarArchiveEntry.DEFAULT_FILE_MODE & ~0777 | DEFAULT_FILE);
    tar.putArchiveEntry(entry);
    try (var stream = new ByteArrayInputStream(bytes)) {
      copy(name, stream, bytes.length);
    }
    tar.closeArchiveEntry();
  }

  /** How many files of the house are inside; what the archive says of itself is none. */
  long files() {
    return files;
  }

  /** Writes the digests, brings the archive to the disk, and gives it its name. */
  void finish() throws IOException {
    var list = digests.finished();
    var entry = new TarArchiveEntry(DIGESTS);
    entry.setSize(Files.size(list));
    tar.putArchiveEntry(entry);
    Files.copy(list, tar);
    tar.closeArchiveEntry();
    tar.close();
    try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Leaves nothing behind of an archive that was not finished. */
  @Override
  public void close() throws IOException {
    digests.close();
    Files.deleteIfExists(half);
  }

  private void copy(String name, InputStream content, long size) throws IOException {
    var digest = digests.begin();
    var buffer = new byte[BUFFER];
    for (long left = size; left > 0; ) {
      int wanted = (int) Math.min(buffer.length, left);
      int read = content.readNBytes(buffer, 0, wanted);
      if (read < wanted) {
        Arrays.fill(buffer, read, wanted, (byte) 0);
      }
      digest.update(buffer, 0, wanted);
      tar.write(buffer, 0, wanted);
      left -= wanted;
    }
    digests.end(name, digest);
    files += name.startsWith(DATA) ? 1 : 0;
  }

  private static int mode(Path path) throws IOException {
    int mode = 0;
    for (PosixFilePermission permission : Files.getPosixFilePermissions(path)) {
      mode |= 1 << PosixFilePermission.values().length - 1 - permission.ordinal();
    }
    return mode;
  }
}
