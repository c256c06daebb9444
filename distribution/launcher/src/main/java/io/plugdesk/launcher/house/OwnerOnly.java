package io.plugdesk.launcher.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only their owner may open. */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /** Makes the folder when it is missing and closes it to everybody else. */
  public static void folder(Path folder) {
    makeFolders(folder);
    try {
      Files.setPosixFilePermissions(folder, FOLDER);
    } catch (IOException failure) {
      throw new Failure(
          "Cannot close " + folder + " to other users. Make it yours: chown, then chmod 700.",
          failure);
    }
  }

  /** Makes the folder and its parents when they are missing. */
  public static void makeFolders(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new Failure(
          "Cannot make the folder "
              + folder
              + ". Make its parent writable, or set "
              + House.HOME
              + " to a folder that is.",
          failure);
    }
  }

  /** Writes the whole file or nothing: it appears with its content and its permissions at once. */
  public static void write(Path file, String content) {
    try {
      Path half =
          Files.createTempFile(
              file.getParent(),
              "." + file.getFileName(),
              "",
              PosixFilePermissions.asFileAttribute(FILE));
      Files.writeString(half, content, StandardCharsets.UTF_8);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new Failure(
          "Cannot write " + file + ". Make its folder writable and see that the disk is not full.",
          failure);
    }
  }

  /** Takes away what others may do with the file. */
  public static void tighten(Path file) {
    try {
      Files.setPosixFilePermissions(file, FILE);
    } catch (IOException failure) {
      throw new Failure(
          "Cannot close " + file + " to other users. Make it yours: chown, then chmod 600.",
          failure);
    }
  }

  /** Whether nobody but the owner may do anything with it. */
  public static boolean holdsFor(Path path) {
    try {
      Set<PosixFilePermission> others = PosixFilePermissions.fromString("---rwxrwx");
      return Files.getPosixFilePermissions(path).stream().noneMatch(others::contains);
    } catch (IOException unreadable) {
      return false;
    }
  }
}
