package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the house sees in what it has found. */
class SignsTest {
  private final List<Found> found =
      List.of(
          found("Return a tent within 30 days. A refund takes 5 days.", 0.7, 1.0),
          found("Shipping costs 5 euros.", 0.6, 0.4));

  @Test
  void countsTheWordsThatAreThere() {
    assertEquals(1.0, signs("May I return the tent?").values().get("coverage"), 1e-9);
    var half = signs("May I return the bitcoin?").values().get("coverage");
    assertTrue(half > 0 && half < 0.6, "coverage was " + half);
  }

  @Test
  void takesASynonymForLessThanTheWordItself() {
    var synonym = signs("guarantee on my parcel").values().get("coverage");
    assertEquals(0, synonym);
    var warranty = List.of(found("The warranty is 2 years.", 0.7, 1.0));
    assertEquals(0.7, signs("guarantee", warranty).values().get("coverage"), 1e-9);
  }

  @Test
  void looksForAllWordsInOneSentence() {
    var one = signs("refund in 5 days").values();
    var parted = signs("refund of a tent").values();
    assertEquals(1.0, one.get("sentence"), 1e-9);
    assertTrue(parted.get("sentence") < parted.get("coverage"), parted.toString());
  }

  @Test
  void countsTheWordsThatNoPassageHolds() {
    assertEquals(2.0, signs("Do you rent purple tents?").values().get("missing"));
  }

  @Test
  void tellsHowFarTheBestIsAhead() {
    var values = signs("tent").values();
    assertEquals(0.7, values.get("similarity"));
    assertEquals(0.6, values.get("lead"), 1e-9);
  }

  @Test
  void aPassageThatSaysNearlyTheSameIsNoSignOfDoubt() {
    var twin = "Return a big tent within 30 days. A refund takes 7 days.";
    var twins = List.of(found.get(0), found(twin, 0.69, 0.99), found.get(1));
    assertEquals(0.6, signs("tent", twins).values().get("lead"), 1e-9);
  }

  @Test
  void areNoneWithoutEvidence() {
    assertTrue(signs("refund", List.of()).values().isEmpty());
  }

  private Signs signs(String question) {
    return signs(question, found);
  }

  private static Signs signs(String question, List<Found> found) {
    return Signs.of(found, new Overlap(question, found), null, Reading.NONE);
  }

  private static Found found(String text, double similarity, double score) {
    return new Found(Passages.of(text, text, "en", score), 1.0, similarity);
  }
}
