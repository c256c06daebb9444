package io.plugdesk.launcher.house;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the launcher writes down about the running house, for the commands that come later.
 *
 * @param launcher the supervising process
 * @param ports what the house listens on
 * @param children the processes in the order in which they stop
 * @param ready whether the start is complete, demo knowledge included
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunState(Member launcher, Ports ports, List<Member> children, boolean ready) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "launcher.json";

  /**
   * A process as it was when it was started.
   *
   * @param name what people call it
   * @param pid its number
   * @param startedMillis when it began, in milliseconds since 1970
   * @param signal how it is asked to stop
   */
  public record Member(String name, long pid, long startedMillis, String signal) {}

  public RunState {
    children = List.copyOf(children);
  }

  /** What was written last; empty when nothing was, or when the file is not whole. */
  public static Optional<RunState> read(Path folder) {
    try {
      return Optional.of(JSON.readValue(Files.readString(folder.resolve(FILE)), RunState.class));
    } catch (NoSuchFileException neverStarted) {
      return Optional.empty();
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new Failure(
          "Cannot read " + folder.resolve(FILE) + ". Run this as the user who started the house.",
          failure);
    }
  }

  public void write(Path folder) {
    try {
      OwnerOnly.write(
          folder.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static void forget(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(FILE));
    } catch (IOException failure) {
      throw new Failure(
          "Cannot delete " + folder.resolve(FILE) + ". Make its folder writable.", failure);
    }
  }
}
