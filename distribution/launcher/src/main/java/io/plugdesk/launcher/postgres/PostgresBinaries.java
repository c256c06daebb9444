package io.plugdesk.launcher.postgres;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The server's programs, copied out of the distribution once per version: a build may replace them
 * there while a server runs.
 */
final class PostgresBinaries {
  private final House house;
  private final String version;

  PostgresBinaries(House house, String version) {
    this.house = house;
    this.version = version;
  }

  /** The folder with bin, lib and share. */
  Path installed() {
    Path folder = house.postgres().resolve(version);
    if (Files.isExecutable(folder.resolve("bin/postgres"))) {
      return folder;
    }
    Path built = built();
    try {
      Path half = Files.createTempDirectory(house.postgres(), ".copying-");
      copyTree(built, half);
      PostgresArchive.openToAll(half);
      deleteTree(folder);
      Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
      return folder;
    } catch (IOException failure) {
      throw new Failure(
          "Cannot copy PostgreSQL into "
              + folder
              + ". See that the disk is not full and the folder is writable.",
          failure);
    }
  }

  private Path built() {
    Path folder = house.built("launcher/target/launcher/postgres/" + version);
    if (!Files.isDirectory(folder)) {
      throw new Failure(
          "The distribution carries no PostgreSQL "
              + version
              + ". Build it again with './mvnw package', or set "
              + House.POSTGRES_URL
              + " to a server of yours.");
    }
    return folder;
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : (Iterable<Path>) tree::iterator) {
        Path copy = to.resolve(from.relativize(path));
        if (!Files.isDirectory(copy)) {
          Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
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
