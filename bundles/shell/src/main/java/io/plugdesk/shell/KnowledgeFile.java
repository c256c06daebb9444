package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file to be taken in; a document's id is the file's name, as it is of one that is sent over
 * REST, or its path within the folder that was named.
 *
 * @param path where it is
 * @param documentId the id of its document
 */
record KnowledgeFile(Path path, String documentId) {
  /** The files of that name, or all in a folder of that name, in their order. */
  static List<KnowledgeFile> find(List<String> names, Path directory) {
    var found = new ArrayList<KnowledgeFile>();
    for (var name : names) {
      var path = directory.resolve(name);
      if (Files.isDirectory(path)) {
        found.addAll(within(path));
      } else if (Files.isRegularFile(path)) {
        found.add(new KnowledgeFile(path, id(path.getFileName())));
      } else {
        throw new PlugdeskException(
            Kind.REJECTED, "There is no file %s: give a path that exists".formatted(path));
      }
    }
    return found;
  }

  private static List<KnowledgeFile> within(Path folder) {
    try (var files = Files.walk(folder)) {
      var found =
          files
              .filter(file -> Files.isRegularFile(file) && isShown(folder.relativize(file)))
              .sorted()
              .map(file -> new KnowledgeFile(file, id(folder.relativize(file))))
              .toList();
      if (found.isEmpty()) {
        throw new PlugdeskException(
            Kind.REJECTED, "The folder %s is empty: put files into it".formatted(folder));
      }
      return found;
    } catch (IOException e) {
      throw new PlugdeskException(
          Kind.REJECTED, "The folder %s cannot be read: check its rights".formatted(folder), e);
    }
  }

  /** Names that begin with a dot belong to programs. */
  private static boolean isShown(Path path) {
    for (var part : path) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private static String id(Path path) {
    return path.toString().replace('\\', '/');
  }
}
