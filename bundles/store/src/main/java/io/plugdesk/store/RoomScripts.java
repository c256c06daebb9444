package io.plugdesk.store;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import org.osgi.framework.Bundle;

/** The migrations of a room's bundle, copied to a folder for as long as they are needed. */
final class RoomScripts implements AutoCloseable {
  private static final String FOLDER = "db/migration";

  private final Path folder;

  RoomScripts(Bundle bundle) throws IOException {
    folder = Files.createTempDirectory("plugdesk-migrations");
    var scripts = bundle.findEntries(FOLDER, "*.sql", false);
    if (scripts == null) {
      close();
      throw new IllegalArgumentException(
          "The bundle " + bundle.getSymbolicName() + " names a room to store and has no " + FOLDER);
    }
    for (var script : Collections.list(scripts)) {
      copy(script);
    }
  }

  /** Where the scripts are. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void copy(URL script) throws IOException {
    var name = script.getPath().substring(script.getPath().lastIndexOf('/') + 1);
    try (var in = script.openStream()) {
      Files.copy(in, folder.resolve(name));
    }
  }
}
