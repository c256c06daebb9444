package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What makes the house sure of itself. */
class ConfidenceTest {
  @Test
  void growsWithTheWordsThatAreFound() {
    var found = List.of(found("Return a tent within 30 days.", 0.7), found("Shipping costs.", 0.6));
    var known = Confidence.of("May I return the tent?", found, true);
    var unknown = Confidence.of("May I return the bitcoin?", found, true);
    assertEquals(1.0, known.coverage(), 1e-9);
    assertTrue(unknown.coverage() < 0.6, "coverage was " + unknown.coverage());
    assertTrue(known.value(Calibration.HYBRID) > unknown.value(Calibration.HYBRID));
  }

  @Test
  void growsWithTheSimilarity() {
    var near = Confidence.of("refund", List.of(found("Money back.", 0.85)), true);
    var far = Confidence.of("refund", List.of(found("Money back.", 0.55)), true);
    assertTrue(near.value(Calibration.HYBRID) > far.value(Calibration.HYBRID));
  }

  @Test
  void isNothingWithoutEvidence() {
    assertEquals(0, Confidence.of("refund", List.of(), true).coverage());
  }

  @Test
  void staysAProbability() {
    var value = new Confidence(1, 1, 1, 1, true).value(Calibration.HYBRID);
    assertTrue(value > 0 && value < 1);
  }

  private static Found found(String text, double similarity) {
    return new Found(Passages.of(text, text, "en", 1), 1.0, similarity);
  }
}
