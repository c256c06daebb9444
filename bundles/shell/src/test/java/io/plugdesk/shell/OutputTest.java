package io.plugdesk.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the commands print, on a terminal and in a script. */
class OutputTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void cutsALineWhereTheTerminalEnds() {
    output(20).table(List.of("DOCUMENT", "PASSAGE"), List.of(List.of("returns", "Thirty days")));

    assertTrue(printed().contains("returns    Thirty d…\n"), printed());
  }

  @Test
  void givesAScriptTheWholeLineWithoutColours() {
    output(0).table(List.of("DOCUMENT", "PASSAGE"), List.of(List.of("returns", "Thirty days")));

    assertEquals("DOCUMENT   PASSAGE\nreturns    Thirty days\n", printed());
    assertFalse(output(0).mark(false).contains("\u001B"));
  }

  private Output output(int width) {
    return new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, width);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
