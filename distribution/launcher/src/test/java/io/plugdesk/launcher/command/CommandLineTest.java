package io.plugdesk.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void statusOfAStoppedHouseIsNotZero() {
    int code = new CommandLine(new StatusCommand(place())).execute("--json");
    assertEquals(1, code);
    assertTrue(output().startsWith("{\"status\":\"stopped\",\"ready\":false"), output());
  }

  @Test
  void stoppingWhatDoesNotRunIsFine() {
    assertEquals(0, new CommandLine(new StopCommand(place())).execute());
    assertEquals("The house does not run.\n", output());
  }

  @Test
  void anEmptyLogSaysThatItIs() throws Exception {
    Path log = Files.createDirectories(folder.resolve("data/log")).resolve("solr.log");
    Files.writeString(log, "");
    assertEquals(0, new CommandLine(new LogsCommand(place())).execute("solr"));
    assertEquals(log + " is empty.\n", output());
  }

  private Place place() {
    House house = House.of(folder, Map.of());
    return new Place(
        house,
        new Terminal(new PrintStream(printed, true, StandardCharsets.UTF_8), false, false, 80));
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
