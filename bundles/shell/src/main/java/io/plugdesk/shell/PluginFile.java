package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The jar that somebody names: a file on the disk of the house, or Maven coordinates that the
 * distribution can read without a network. Closing it removes what was copied for it.
 *
 * @param path where it is
 * @param copied whether it is a copy
 */
record PluginFile(Path path, boolean copied) implements AutoCloseable {
  /** Finds it; a path that begins nowhere is taken from the directory. */
  static PluginFile of(String name, Path directory) throws IOException {
    if (name.startsWith("mvn:")) {
      return new PluginFile(copy(name), true);
    }
    if (name.matches("[a-z]{2,}:.*")) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "A plugin comes from a file or mvn:group/artifact/version: download %s first"
              .formatted(name));
    }
    return new PluginFile(directory.resolve(name), false);
  }

  @Override
  public void close() throws IOException {
    if (copied) {
      Files.deleteIfExists(path);
    }
  }

  private static Path copy(String name) throws IOException {
    var copy = Files.createTempFile("plugdesk-", ".jar");
    try (var bytes = URI.create(name).toURL().openStream();
        var file = Files.newOutputStream(copy)) {
      bytes.transferTo(file);
      return copy;
    } catch (IOException | IllegalArgumentException e) {
      Files.delete(copy);
      throw new PlugdeskException(
          Kind.REJECTED,
          "%s is neither in the distribution's system folder nor in karaf/repository of the data folder: give the path of the jar"
              .formatted(name),
          e);
    }
  }
}
