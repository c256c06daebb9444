package io.plugdesk.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.launcher.command.Place;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.terminal.Terminal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  private final StringWriter printed = new StringWriter();

  @Test
  void saysItsVersionAsOtherProgramsDo() {
    Place place =
        new Place(
            House.of(Path.of("."), Map.of()),
            new Terminal(new PrintStream(PrintStream.nullOutputStream()), false, false, 80));
    CommandLine commands = Main.commands(place).setOut(new PrintWriter(printed, true));
    assertEquals(0, commands.execute("--version"));
    assertTrue(printed.toString().startsWith("Plugdesk 1."), printed.toString());
  }
}
