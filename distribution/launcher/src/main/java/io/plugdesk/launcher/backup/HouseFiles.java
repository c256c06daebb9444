package io.plugdesk.launcher.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;

/**
 * Adds trees of the data folder to an archive, under their paths in it; links are not followed and
 * left out, and what vanishes meanwhile is left out too.
 */
final class HouseFiles {
  private final Path home;
  private final ArchiveWriter archive;

  HouseFiles(Path home, ArchiveWriter archive) {
    this.home = home;
    this.archive = archive;
  }

  /**
   * Adds a file, or a folder with all in it.
   *
   * @param tree below the data folder
   * @param leftOut what is not added, by its path relative to the data folder
   */
  void add(Path tree, Predicate<Path> leftOut) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (leftOut.test(home.relativize(folder))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (!folder.equals(home)) {
              archive.folder(name(folder), folder);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && !leftOut.test(home.relativize(file))) {
              archive.file(name(file), file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  /** Adds one file under another path than its own. */
  void addAs(Path place, Path file) throws IOException {
    archive.file(name(place), file);
  }

  /** Adds a file that is not there. */
  void text(Path place, String content) throws IOException {
    archive.text(name(place), content);
  }

  private String name(Path path) {
    return ArchiveWriter.DATA + home.relativize(path);
  }
}
