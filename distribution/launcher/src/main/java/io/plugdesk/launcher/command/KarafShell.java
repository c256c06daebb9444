package io.plugdesk.launcher.command;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sun.misc.Signal;

/** Karaf's own ssh client, with the key of the house. */
final class KarafShell {
  private static final String USER = "plugdesk";

  private final House house;

  KarafShell(House house) {
    this.house = house;
  }

  /** An interactive console; returns when it is left. Ctrl-C is for what runs in it. */
  int open() throws IOException {
    Signal.handle(new Signal("INT"), ignored -> {});
    return builder(false).inheritIO().start().onExit().join().exitValue();
  }

  /**
   * One command, read from standard input as the client wants it; its exit code passes through.
   * Relative paths in it begin in the folder in which the launcher was called.
   */
  int run(String line) throws IOException {
    Process client =
        builder(true)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (Writer input = client.outputWriter(StandardCharsets.UTF_8)) {
      var here = Path.of("").toAbsolutePath().toString();
      input.write("PLUGDESK_DIRECTORY = " + ShellCommand.quoted(here) + "\n" + line + "\n");
    }
    return client.onExit().join().exitValue();
  }

  private ProcessBuilder builder(boolean batch) {
    if (!house.isBuilt("assembly/target/assembly")) {
      throw new Failure(
          "distribution/assembly is not built. Build it with './mvnw -DskipTests package'.");
    }
    List<String> command =
        new ArrayList<>(List.of(house.assembly().resolve("bin/client").toString()));
    command.addAll(
        List.of("-h", "127.0.0.1", "-a", String.valueOf(house.ports().ssh()), "-u", USER));
    command.addAll(List.of("-k", new KeyRing(house.keys()).file(KeyRing.SHELL).toString()));
    if (batch) {
      command.add("-b");
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put(House.HOME, house.home().toString());
    return builder;
  }
}
