package io.plugdesk.launcher.command;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.process.LogTail;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the end of a log. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Show the end of a log; without a name, the names and the end of karaf's.")
public final class LogsCommand implements Callable<Integer> {
  private static final int LINES = 60;
  private static final long POLL_NANOS = 250_000_000;
  private static final String ENDING = ".log";
  private static final String KARAF = "karaf";

  private final Place place;

  @Option(names = "-f", description = "Go on until Ctrl-C.")
  private boolean follow;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "One of those that are named without it, such as karaf, solr or postgres.")
  private String name;

  public LogsCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() throws IOException {
    List<String> names = names();
    if (names.isEmpty()) {
      throw new Failure(
          "There are no logs in " + place.house().log() + " yet. './plugdesk start' begins them.");
    }
    if (name == null) {
      place.terminal().line(place.terminal().faint("Logs: " + String.join(", ", names)));
    }
    Path log = place.house().log(name == null ? KARAF : name);
    if (!names.contains(log.getFileName().toString().replace(ENDING, ""))) {
      throw new Failure(
          "There is no log " + log + ". Choose one of: " + String.join(", ", names) + ".");
    }
    List<String> end = LogTail.of(log, LINES);
    end.forEach(place.terminal()::line);
    if (end.isEmpty()) {
      place.terminal().line(place.terminal().faint(log + " is empty."));
    }
    if (follow) {
      follow(log);
    }
    return 0;
  }

  private List<String> names() throws IOException {
    if (!Files.isDirectory(place.house().log())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place.house().log())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.replace(ENDING, ""))
          .sorted()
          .toList();
    }
  }

  private void follow(Path log) throws IOException {
    long position = Files.size(log);
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(POLL_NANOS);
      long size = Files.exists(log) ? Files.size(log) : 0;
      position = Math.min(position, size);
      if (size > position) {
        place.terminal().text(read(log, position, (int) (size - position)));
        position = size;
      }
    }
  }

  private static String read(Path log, long from, int length) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] bytes = new byte[length];
      file.seek(from);
      int count = Math.max(0, file.read(bytes));
      return new String(bytes, 0, count, StandardCharsets.UTF_8);
    }
  }
}
