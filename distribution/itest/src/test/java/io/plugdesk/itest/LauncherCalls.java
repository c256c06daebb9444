package io.plugdesk.itest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the built launcher for the house of one data folder. */
final class LauncherCalls {
  private static final long PATIENCE_SECONDS = 180;
  private static final int LAST_LINES = 60;

  private final Path tree = Path.of(System.getProperty("plugdesk.tree", "../.."));
  private final Map<String, String> environment;

  /**
   * Makes calls.
   *
   * @param environment what the launcher reads, its data folder among it; read at each call
   */
  LauncherCalls(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs a command that must succeed and returns what it printed. */
  String run(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dplugdesk.root=" + tree.toAbsolutePath().normalize());
    command.add("-cp");
    command.add(tree.resolve("distribution/launcher/target/launcher/lib") + "/*");
    command.add("io.plugdesk.launcher.Main");
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var output = Files.createTempFile("plugdesk-launch", ".log");
    builder.redirectOutput(output.toFile());
    var process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(
          String.join(" ", words) + " failed:\n" + Files.readString(output) + "\n" + log());
    }
    return Files.readString(output);
  }

  private String log() throws IOException {
    var file = Path.of(environment.get("PLUGDESK_HOME"), "log", "karaf.log");
    if (!Files.exists(file)) {
      return "";
    }
    var lines = Files.readAllLines(file);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  static String freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(socket.getLocalPort());
    }
  }
}
