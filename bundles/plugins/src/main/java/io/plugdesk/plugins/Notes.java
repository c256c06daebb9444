package io.plugdesk.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The notes that lie beside files which are not used, for those who look into the folder only. */
final class Notes {
  private static final Logger LOG = LoggerFactory.getLogger(Notes.class);
  private static final String ENDING = ".error";

  private final Path folder;

  Notes(Path folder) {
    this.folder = folder;
  }

  /** Says beside a file, and in the log, why it is not used. */
  void leave(String file, String reason) {
    LOG.warn("deploy/{} is not installed: {}", file, reason);
    try {
      Files.writeString(
          folder.resolve(file + ENDING), file + " is not installed: " + reason + "\n");
    } catch (IOException e) {
      LOG.debug("No note could be left at deploy/{}", file, e);
    }
  }

  /** There is nothing to be said about a file any more. */
  void remove(String file) {
    try {
      Files.deleteIfExists(folder.resolve(file + ENDING));
    } catch (IOException e) {
      LOG.debug("The note at deploy/{} could not be taken away", file, e);
    }
  }

  /** Takes the notes away whose files are gone. */
  void keep(Set<String> files) throws IOException {
    var stale = new ArrayList<String>();
    try (var notes = Files.newDirectoryStream(folder, "*{.jar,.kar,.kar!*}" + ENDING)) {
      for (var note : notes) {
        var name = note.getFileName().toString();
        var file = name.substring(0, name.length() - ENDING.length());
        if (!files.contains(file)) {
          stale.add(file);
        }
      }
    }
    stale.forEach(this::remove);
  }
}
