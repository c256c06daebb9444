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
  void cutsNoLineOfATableThatIsPrintedWhole() {
    var row = List.of("returns", "Thirty days");
    output(20).plain().whole().table(List.of("DOCUMENT", "PASSAGE"), List.of(row));

    assertTrue(printed().contains("returns    Thirty days\n"), printed());
  }

  @Test
  void givesAScriptTheWholeLineWithoutColours() {
    output(0).table(List.of("DOCUMENT", "PASSAGE"), List.of(List.of("returns", "Thirty days")));

    assertEquals("DOCUMENT   PASSAGE\nreturns    Thirty days\n", printed());
    assertFalse(output(0).mark(false).contains("\u001B"));
  }

  @Test
  void aLineThatIsWrittenAnewKeepsItsColoursAndLeavesTheLastColumnFree() {
    output(10).again("ab" + output(10).faint("cdefghijkl"));

    assertEquals("\r\u001B[2Kab\u001B[2mcdefgh\u001B[0m…", printed());
  }

  @Test
  void signsThatTakeTwoColumnsAreCountedAsTwo() {
    output(0).table(List.of("DOCUMENT", "PASSAGE"), List.of(List.of("退货须知单", "Thirty days")));

    assertEquals("DOCUMENT     PASSAGE\n退货须知单   Thirty days\n", printed());
  }

  @Test
  void aPersonWhoWantsNoColoursStillSeesALineChange() {
    var plain = output(20).plain();

    assertTrue(plain.live());
    assertEquals("██░░ ✓", plain.bar(0.5, 4) + " " + plain.mark(true));
  }

  @Test
  void aCommandWithoutATerminalAsksTheLauncherHowWideItsIs() {
    assertEquals(132, HouseAction.columns(null, "132"));
    assertEquals(0, HouseAction.columns(null, null));
    assertEquals(0, HouseAction.columns(null, "wide"));
  }

  private Output output(int width) {
    return new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, width);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
