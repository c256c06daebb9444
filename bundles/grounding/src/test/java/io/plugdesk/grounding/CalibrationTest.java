package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How signs become a probability. */
class CalibrationTest {
  private final Calibration calibration =
      new Calibration(-1, Map.of("coverage", 2.0), new double[] {0.5, -0.5}, 0.4);

  @Test
  void weighsTheSigns() {
    var some = calibration.probability(signs(0.2, 0, 0));
    var more = calibration.probability(signs(0.9, 0, 0));
    assertTrue(0 < some && some < more && more < 1, some + " " + more);
  }

  @Test
  void weighsWhatKindOfQuestionItIs() {
    assertTrue(
        calibration.probability(signs(0.5, 1, 0)) > calibration.probability(signs(0.5, 0, 1)));
  }

  @Test
  void isEvenWhereNothingSpeaksForEitherSide() {
    assertEquals(0.5, calibration.probability(signs(0.5, 0, 0)), 1e-9);
  }

  @Test
  void usesWordsAloneForAModelItDoesNotKnow() {
    assertSame(Calibration.of(null, null), Calibration.of("some-other-model", null));
    assertEquals(0, Calibration.of(null, null).question().length);
  }

  @Test
  void knowsTheModelOfANewTenant() {
    var fitted = Calibration.of("bge-small-en-v15", null);
    assertEquals(384, fitted.question().length);
    assertTrue(fitted.threshold() > 0 && fitted.threshold() < 1);
  }

  @Test
  void knowsTheModelThatReadsForANewTenant() {
    var fitted = Calibration.of("bge-small-en-v15", "plugdesk-reader-4");
    assertTrue(fitted.reads() && fitted.weights().get("reading") > 0, fitted.weights().toString());
    assertTrue(Calibration.ranking().reading() > 0);
  }

  @Test
  void doesWithoutAModelThatNothingIsFittedTo() {
    assertSame(
        Calibration.of("bge-small-en-v15", null),
        Calibration.of("bge-small-en-v15", "somebody-elses"));
  }

  @Test
  void knowsWhatPassagesAreOrderedBy() {
    var weights = Calibration.ranking();
    assertTrue(weights.nearness() > 0.5, weights.toString());
    assertTrue(weights.coverage() > 0 && weights.sentence() > 0, weights.toString());
  }

  private static Signs signs(double coverage, float first, float second) {
    return new Signs(Map.of("coverage", coverage), new float[] {first, second});
  }
}
