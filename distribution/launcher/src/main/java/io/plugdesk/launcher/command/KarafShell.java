package io.plugdesk.launcher.command;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import io.plugdesk.launcher.terminal.PlainText;
import io.plugdesk.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
  private final Terminal terminal;

  /**
   * Reaches the shell of a house.
   *
   * @param terminal shows what is printed; where it is not live, that comes without colours
   */
  KarafShell(House house, Terminal terminal) {
    this.house = house;
    this.terminal = terminal;
  }

  /** An interactive console; returns when it is left. Ctrl-C is for what runs in it. */
  int open() throws IOException {
    Signal.handle(new Signal("INT"), ignored -> {});
    return builder(false).inheritIO().start().onExit().join().exitValue();
  }

  /**
   * One command, read from standard input as the client wants it; its exit code passes through.
   * Relative paths in it begin in the folder in which the launcher was called. Errors come without
   * colours, as all of the launcher's do: they are often piped while the rest is looked at.
   */
  int run(String line) throws IOException {
    var shown = terminal.isLive() ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.PIPE;
    Process client = builder(true).redirectOutput(shown).start();
    var copies = new ArrayList<>(List.of(copying(client.getErrorStream(), System.err)));
    if (!terminal.isLive()) {
      copies.add(copying(client.getInputStream(), System.out));
    }
    try (Writer input = client.outputWriter(StandardCharsets.UTF_8)) {
      input.write(setting() + line + "\n");
    }
    int code = client.onExit().join().exitValue();
    for (var copy : copies) {
      join(copy);
    }
    return code;
  }

  /** What the house is told of where the command was typed: it sees no terminal of its own. */
  private String setting() {
    var here = Path.of("").toAbsolutePath().toString();
    var setting = "PLUGDESK_DIRECTORY = " + ShellCommand.quoted(here) + "\n";
    if (!terminal.isLive()) {
      return setting;
    }
    return setting
        + ("PLUGDESK_COLUMNS = " + terminal.columns() + "\n")
        + (terminal.isColoured() ? "" : "NO_COLOR = 1\n");
  }

  private static Thread copying(InputStream from, OutputStream to) {
    var thread = new Thread(() -> copy(from, to), "plugdesk-shell-output");
    thread.start();
    return thread;
  }

  private static void copy(InputStream from, OutputStream to) {
    try {
      PlainText.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException("What the shell says cannot be printed", e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What one command prints.
   *
   * @throws Failure with that, when the command fails
   */
  String ask(String line) throws IOException {
    Process client = builder(true).redirectErrorStream(true).start();
    try (Writer input = client.outputWriter(StandardCharsets.UTF_8)) {
      input.write(line + "\n");
    }
    String printed = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (client.onExit().join().exitValue() != 0) {
      throw new Failure("'" + line + "' fails: " + printed.strip());
    }
    return printed;
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
