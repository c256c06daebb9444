package io.plugdesk.parsing;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parser of the distribution, in a small JVM of the Java that runs the house. */
final class ParserJvm implements Program {
  /** Names the folder of the parser's libraries. */
  static final String VARIABLE = "PLUGDESK_PARSER";

  private static final long LONGEST_LOG = 1 << 20;

  private final String libraries;
  private final Path folder;
  private final Path log;

  /**
   * Makes one that has not been started.
   *
   * @param libraries the folder of its libraries, or null
   * @param folder where it keeps a file while it reads it; emptied at each start
   * @param log where its errors go
   */
  ParserJvm(String libraries, Path folder, Path log) {
    this.libraries = libraries;
    this.folder = folder;
    this.log = log;
  }

  @Override
  public Process start() throws IOException {
    if (libraries == null || !Files.isDirectory(Path.of(libraries))) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The parser was not found. Start the house by './plugdesk start' after a build, or set "
              + VARIABLE
              + " to the folder of the parser's libraries and start the house again.");
    }
    prepare();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Xss1m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            libraries + File.separator + "*",
            "io.plugdesk.parser.Parser");
    return Program.of(command, Map.of("MALLOC_ARENA_MAX", "2"), folder, log).start();
  }

  private void prepare() throws IOException {
    Files.createDirectories(log.getParent());
    if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
      Files.delete(log);
    }
    clean();
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  /** Removes what a killed parser left: it is a customer's file. */
  void clean() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
