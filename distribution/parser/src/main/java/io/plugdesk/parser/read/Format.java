package io.plugdesk.parser.read;

import java.io.IOException;

/** Reads the files of one format. */
@FunctionalInterface
public interface Format {
  /**
   * Reads a file.
   *
   * @param source the file
   * @param pages takes its pages
   * @return its title, or null
   * @throws RefusedException when it cannot be read, with the cure
   * @throws IOException when it is not what its format asks for
   */
  String read(Source source, Pages pages) throws IOException;
}
