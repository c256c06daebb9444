package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.Document.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes documents of files; a document's id is the file's name without its ending. */
final class DocumentFiles {
  private static final Map<String, Type> TYPES =
      Map.of(
          "txt", Type.TEXT,
          "text", Type.TEXT,
          "md", Type.MARKDOWN,
          "markdown", Type.MARKDOWN,
          "html", Type.HTML,
          "htm", Type.HTML);

  private DocumentFiles() {}

  /** The files of that name, or the readable ones in a folder of that name, in their order. */
  static List<Path> find(List<String> names, Path directory) {
    var found = new ArrayList<Path>();
    for (var name : names) {
      var path = directory.resolve(name);
      if (Files.isDirectory(path)) {
        found.addAll(within(path));
      } else if (Files.isRegularFile(path)) {
        found.add(path);
      } else {
        throw new PlugdeskException(
            Kind.REJECTED, "There is no file %s: give a path that exists".formatted(path));
      }
    }
    return found;
  }

  static Document read(Path file, String namespace) {
    var type = TYPES.get(ending(file));
    if (type == null) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "%s is not understood: text (.txt), Markdown (.md) and HTML (.html) are".formatted(file));
    }
    try {
      var name = file.getFileName().toString();
      var id = name.substring(0, name.lastIndexOf('.'));
      var content = Files.readString(file);
      return new Document(id, namespace, null, type, content, null, Map.of(), null, null, 0);
    } catch (IOException e) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "%s cannot be read as UTF-8 text: check its rights and encoding".formatted(file),
          e);
    }
  }

  private static List<Path> within(Path folder) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && TYPES.containsKey(ending(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new PlugdeskException(
          Kind.REJECTED, "The folder %s cannot be read: check its rights".formatted(folder), e);
    }
  }

  private static String ending(Path file) {
    var name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
