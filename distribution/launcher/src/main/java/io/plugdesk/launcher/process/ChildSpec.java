package io.plugdesk.launcher.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How one process of the house is started and stopped.
 *
 * @param name what people call it
 * @param command program and arguments
 * @param environment variables added to those of the launcher
 * @param folder where it runs
 * @param log where its output goes
 * @param stop how it is asked to stop
 * @param patience how long it may take to stop before it is killed
 * @param rank the lowest stops first; from 1 to 9
 */
public record ChildSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    Path log,
    Signal stop,
    Duration patience,
    int rank) {

  public ChildSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (rank < 1 || rank > 9) {
      throw new IllegalArgumentException("The rank of " + name + " is " + rank + ", not 1 to 9.");
    }
  }

  /** What asks a process to stop. */
  public enum Signal {
    /** The usual one. */
    TERM,
    /** For PostgreSQL: stop now, in order, without waiting for clients. */
    INT
  }
}
