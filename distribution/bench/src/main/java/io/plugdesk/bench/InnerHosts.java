package io.plugdesk.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets plugins call the scripted servers of a bench, which are on loopback, while it runs. */
final class InnerHosts {
  private InnerHosts() {}

  /** Names them in the data folder; where the operator has named hosts, those stay as they are. */
  static void allow(Path home) {
    var file = home.resolve("inner-hosts");
    try {
      Files.writeString(file, "127.0.0.1:*\n", StandardOpenOption.CREATE_NEW);
      file.toFile().deleteOnExit();
    } catch (FileAlreadyExistsException e) {
      System.err.println(file + " stays as it is: it has to name 127.0.0.1:*");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
