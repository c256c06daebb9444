package io.plugdesk.launcher.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final String CLEAR = "\r\u001B[2K";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void theChangingLineIsCutToTheWidth() {
    Terminal terminal = terminal(true);
    terminal.change("House 12 s not ready: engine");
    terminal.change("House 13 s not");
    terminal.line("done");
    assertEquals(CLEAR + "House 12 s not…" + CLEAR + "House 13 s not" + CLEAR + "done\n", output());
  }

  @Test
  void whereLinesCannotChangeNothingIsShownMeanwhile() {
    terminal(false).change("House 12 s");
    assertEquals("", output());
  }

  private Terminal terminal(boolean live) {
    return new Terminal(
        new PrintStream(printed, true, StandardCharsets.UTF_8),
        live,
        false,
        "House 12 s not…".length() + 1);
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
