package io.plugdesk.bench.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How probabilities are judged. */
class JudgementTest {
  private static final boolean[] RIGHT = {true, true, false, false};

  @Test
  void isFullWhereAllAreParted() {
    var judgement = Judgement.of(new double[] {0.9, 0.8, 0.2, 0.1}, RIGHT, 0.5);
    assertEquals(1, judgement.area());
    assertEquals(1, judgement.declined());
    assertEquals(0, judgement.falselyDeclined());
    assertEquals(0.15, judgement.calibrationError(), 1e-9);
  }

  @Test
  void countsWhatTheThresholdLetsPass() {
    var judgement = Judgement.of(new double[] {0.9, 0.3, 0.6, 0.1}, RIGHT, 0.5);
    assertEquals(0.75, judgement.area());
    assertEquals(0.5, judgement.declined());
    assertEquals(0.5, judgement.falselyDeclined());
  }
}
