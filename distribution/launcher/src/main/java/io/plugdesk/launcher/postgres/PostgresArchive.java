package io.plugdesk.launcher.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the server's programs from the jar that brings them. It is a step of the build: to
 * decompress them takes seconds, which no start should spend.
 */
public final class PostgresArchive {
  private static final int OWNER_EXECUTE = 0100;

  private PostgresArchive() {}

  /**
   * Does nothing when the folder is there already.
   *
   * @param arguments the jar, and the folder to be made, which has bin, lib and share afterwards
   */
  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[1]);
    if (Files.exists(target)) {
      return;
    }
    Files.createDirectories(target.getParent());
    Path half = Files.createTempDirectory(target.getParent(), ".unpacking-");
    unpack(Path.of(arguments[0]), half);
    openToAll(half);
    Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(Path jar, Path target) throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".txz")) {
          unpackTar(new XZInputStream(zip), target);
          return;
        }
      }
    }
    throw new IOException(jar + " has no .txz inside");
  }

  private static void unpackTar(InputStream stream, Path target) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(stream);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path path = target.resolve(entry.getName()).normalize();
      if (!path.startsWith(target)) {
        throw new IOException("The archive names a path outside of itself: " + entry.getName());
      }
      unpackEntry(tar, entry, path);
    }
  }

  private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if ((entry.getMode() & OWNER_EXECUTE) != 0) {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
      permissions.addAll(
          EnumSet.of(
              PosixFilePermission.OWNER_EXECUTE,
              PosixFilePermission.GROUP_EXECUTE,
              PosixFilePermission.OTHERS_EXECUTE));
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  /** As root the server runs as another user, who must get at its programs. */
  static void openToAll(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
