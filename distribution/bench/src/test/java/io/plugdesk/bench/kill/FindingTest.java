package io.plugdesk.bench.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the house is found after a kill, and what is counted of that. */
class FindingTest {
  private static final Finding REFUSED = new Finding(true, Optional.of("nothing serves"));
  private static final Finding TAKEN = new Finding(false, Optional.empty());

  @Test
  void aRefusalCountsOnlyWhereTheLastLookSawIt() throws Exception {
    var looks = new ArrayDeque<>(List.of(REFUSED, TAKEN));
    assertEquals(TAKEN, Finding.settled(Duration.ofMinutes(1), looks::remove));
  }

  @Test
  void whatIsWrongWhenTheTimeIsOverStaysWrong() throws Exception {
    assertEquals(REFUSED, Finding.settled(Duration.ZERO, () -> REFUSED));
  }

  @Test
  void aHouseThatDoesNotAnswerIsWrong() throws Exception {
    var found =
        Finding.settled(
            Duration.ZERO,
            () -> {
              throw new IOException("refused");
            });
    assertEquals(Optional.of("the house does not answer: refused"), found.wrong());
  }

  @Test
  void whatIsRefusedIsNotTaken() {
    var tally = new Tally();
    tally.killed(false);
    tally.found("1.0.1", 3, TAKEN);
    tally.killed(true);
    tally.found("1.0.2", 2, new Finding(true, Optional.empty()));
    assertEquals("1.0.1", tally.taken());
    assertEquals(1, tally.figures().get("refused"));
    assertEquals(3.0, tally.figures().get("slowest_start_s"));
  }

  @Test
  void whatEndsTheMeasurementLeavesTheFiguresSoFar() {
    var tally = new Tally();
    tally.killed(false);
    tally.found("1.0.1", 3, TAKEN);
    tally.ends("Karaf does not run");
    assertFalse(tally.isFine());
    assertEquals(1, tally.figures().get("kills"));
    assertEquals("Karaf does not run", tally.figures().get("what_was_wrong"));
  }
}
