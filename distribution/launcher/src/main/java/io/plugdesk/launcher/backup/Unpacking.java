package io.plugdesk.launcher.backup;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.OwnerOnly;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads an archive member by member: files and folders below one place, and nothing else. */
final class Unpacking {
  private static final int BUFFER = 64 * 1024;

  private final TarArchiveInputStream tar;
  private final Path place;
  private final Digests digests;

  Unpacking(TarArchiveInputStream tar, Path place, Digests digests) {
    this.tar = tar;
    this.place = place;
    this.digests = digests;
  }

  /** The first member. */
  BackupFacts facts() throws IOException {
    TarArchiveEntry first = tar.getNextEntry();
    if (first == null || !first.getName().equals(BackupFacts.MEMBER)) {
      throw new Failure("This is no backup of Plugdesk. Choose another file.");
    }
    byte[] json = tar.readAllBytes();
    var digest = digests.begin();
    digest.update(json);
    digests.end(first.getName(), digest);
    return BackupFacts.read(new ByteArrayInputStream(json));
  }

  /** All other members, to the list of digests; says how many files were among them. */
  long all() throws IOException {
    long files = 0;
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (entry.getName().equals(ArchiveWriter.DIGESTS)) {
        compareDigests();
        return files;
      }
      Path target = inside(entry);
      if (entry.isDirectory()) {
        OwnerOnly.makeFolders(target);
        Files.setPosixFilePermissions(target, permissions(entry, 0700));
      } else {
        write(entry, target);
        files++;
      }
    }
    throw new Failure("The backup ends too early: it is damaged. Choose another.");
  }

  /** Where a member goes; one that would go elsewhere, or is a link, is refused. */
  private Path inside(TarArchiveEntry entry) {
    String name = entry.getName();
    boolean plain = entry.isFile() || entry.isDirectory();
    if (plain
        && !entry.isSymbolicLink()
        && !entry.isLink()
        && name.startsWith(ArchiveWriter.DATA)) {
      Path target = place.resolve(name.substring(ArchiveWriter.DATA.length())).normalize();
      if (target.startsWith(place) && !target.equals(place)) {
        return target;
      }
    }
    throw new Failure(
        "The backup names '"
            + name
            + "', which is no file of a data folder. Nothing was restored.");
  }

  private void write(TarArchiveEntry entry, Path target) throws IOException {
    OwnerOnly.makeFolders(target.getParent());
    var digest = digests.begin();
    var buffer = new byte[BUFFER];
    try (OutputStream file = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
        digest.update(buffer, 0, read);
        file.write(buffer, 0, read);
      }
    }
    Files.setPosixFilePermissions(target, permissions(entry, 0600));
    digests.end(entry.getName(), digest);
  }

  private void compareDigests() throws IOException {
    try (BufferedReader found = Files.newBufferedReader(digests.finished())) {
      var told = new BufferedReader(new InputStreamReader(tar, StandardCharsets.UTF_8));
      String line;
      do {
        line = told.readLine();
        if (!Objects.equals(line, found.readLine())) {
          throw new Failure(
              "The backup is damaged: "
                  + (line == null ? "a member is not listed" : line.replaceFirst("^\\S+ +", ""))
                  + " is not what it was. Choose another. Nothing was restored.");
        }
      } while (line != null);
    }
  }

  private static Set<PosixFilePermission> permissions(TarArchiveEntry entry, int owner) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    int mode = entry.getMode() & 0777 | owner;
    PosixFilePermission[] all = PosixFilePermission.values();
    for (PosixFilePermission permission : all) {
      if ((mode & 1 << all.length - 1 - permission.ordinal()) != 0) {
        permissions.add(permission);
      }
    }
    return permissions;
  }
}
