package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementsTest {
  @Test
  void aRowIsSaidWithItsHeader() {
    assertEquals(
        List.of("Channel: Phone; Hours: 9 to 18.", "Channel: E-mail.", "Calls are free."),
        Statements.of(
            """
            | Channel | Hours |
            | --- | ---: |
            | Phone | 9 to 18 |
            | E-mail | |

            Calls are free.
            """));
  }

  @Test
  void aRowWithoutAHeaderIsSaidAsItIs() {
    assertEquals(List.of("a|b; c."), Statements.of("| a\\|b | c |"));
  }

  @Test
  void anItemIsSaidWithoutItsMark() {
    assertEquals(
        List.of("Open the app.", "Choose a day.", "It takes", "Done."),
        Statements.of("1. Open the app.\n2) Choose\n   a day.\n- It takes\n\n* Done."));
  }

  @Test
  void sentencesOfAParagraphAreSaidOneByOne() {
    assertEquals(
        List.of("It costs £4.95 in all!", "Who pays?", "You do."),
        Statements.of("It costs £4.95\nin all! Who pays? You do."));
  }

  @Test
  void nothingIsSaidOfNothing() {
    assertEquals(List.of(), Statements.of(" \n\n"));
    assertEquals(List.of("|"), Statements.of("|"));
  }
}
