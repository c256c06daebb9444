package io.plugdesk.launcher.run;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Karaf keeps of the distribution it last ran. It would go on running the old bundles after a
 * build, and it holds nothing that is not declared elsewhere, so it goes with the distribution.
 */
final class KarafCache {
  private final House house;
  private final Path marker;

  KarafCache(House house) {
    this.house = house;
    this.marker = house.run().resolve("assembly");
  }

  void forgetIfRebuilt() {
    try {
      String now = fingerprint();
      String before = Files.exists(marker) ? Files.readString(marker) : "";
      if (!now.equals(before)) {
        deleteTree(house.karaf());
        OwnerOnly.folder(house.karaf());
        OwnerOnly.write(marker, now);
      }
    } catch (IOException failure) {
      throw new Failure(
          "Cannot renew " + house.karaf() + ". Delete this folder; it is made again.", failure);
    }
  }

  /** The paths, sizes and times of what the distribution brings. */
  private String fingerprint() throws IOException {
    MessageDigest digest = sha256();
    try (Stream<Path> tree = Files.walk(house.assembly().resolve("system"))) {
      List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        String line =
            file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
