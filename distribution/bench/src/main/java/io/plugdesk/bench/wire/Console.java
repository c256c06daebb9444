package io.plugdesk.bench.wire;

import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The console of the house under measurement, with the launcher's key.
 *
 * @param house whose it is
 */
public record Console(House house) {
  /**
   * Runs a command, and returns what it printed.
   *
   * @throws IOException with that, when the command fails
   */
  public String run(String command) throws IOException, InterruptedException {
    var client =
        List.of(
            house.assembly().resolve("bin/client").toString(),
            "-b",
            "-h",
            "127.0.0.1",
            "-a",
            String.valueOf(house.ports().ssh()),
            "-u",
            "plugdesk",
            "-k",
            new KeyRing(house.keys()).file(KeyRing.SHELL).toString());
    var builder = new ProcessBuilder(client).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put(House.HOME, house.home().toString());
    var process = builder.start();
    try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
      input.write(command + "\n");
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + said);
    }
    return said;
  }
}
