package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Passages in the order of what speaks for them. */
class WeighingTest {
  private final List<Found> found = new ArrayList<>();

  @Test
  void keepsThePassageWithTheVeryWordInFrontOfManyThatAreNearByMeaningAlone() {
    for (int i = 0; i < 50; i++) {
      knows("Note " + i + ". The keyword is another one.", "en", null, 0.70 - i * 0.003);
    }
    knows("Note 99. The keyword is zqxwvut.", "en", 9.0, null);
    assertEquals("Note 99. The keyword is zqxwvut.", first("zqxwvut"));
  }

  @Test
  void lettingTheMeaningDecideWhereWordsAreEven() {
    knows("Parcels travel by lorry.", "en", 3.0, 0.60);
    knows("Parcels travel by train.", "en", 3.0, 0.75);
    assertEquals("Parcels travel by train.", first("How do parcels travel?"));
  }

  @Test
  void prefersThePassageThatHoldsMoreOfTheQuestion() {
    knows("A refund takes five days.", "en", 3.0, 0.70);
    knows("A refund of a tent takes nine days.", "en", 3.0, 0.70);
    assertEquals("A refund of a tent takes nine days.", first("refund of a tent"));
  }

  @Test
  void prefersAllWordsInOneSentence() {
    knows("A refund is due. A tent is a tent.", "en", 3.0, 0.70);
    knows("The refund of a tent is due.", "en", 3.0, 0.70);
    assertEquals("The refund of a tent is due.", first("refund tent"));
  }

  @Test
  void scoresAreZeroToOneAndAgreeWithTheOrder() {
    for (int i = 0; i < 40; i++) {
      knows(
          "A refund takes " + i + " days. Number " + i % 7, "en", i % 5 * 1.0, 0.5 + i % 11 * 0.02);
    }
    var ordered = weighing("refund number 3", 0.75).ordered();
    assertEquals(40, ordered.size());
    for (int i = 1; i < ordered.size(); i++) {
      double before = ordered.get(i - 1).passage().score();
      assertTrue(before >= ordered.get(i).passage().score(), "at " + i);
      assertTrue(before > 0 && before < 1, "score " + before);
    }
  }

  @Test
  void doesNotHoldBackAForeignPassageForWhatTheModelCannotTell() {
    knows("Das Modell Arvo kostet 5 Euro.", "de", 5.0, null);
    knows("The kettle costs 5 euros.", "en", null, 0.70);
    knows("The tent costs 5 euros.", "en", null, 0.40);
    assertEquals("Das Modell Arvo kostet 5 Euro.", first("Arvo"));
  }

  @Test
  void goesByWordsAloneWhereTheMeaningTakesNoPart() {
    knows("Ein Zelt kostet 5 Euro.", "de", 1.0, null);
    knows("Eine Lampe kostet 9 Euro.", "de", 4.0, null);
    var ordered = weighing("Lampe", 0).ordered();
    assertEquals("Eine Lampe kostet 9 Euro.", ordered.get(0).passage().text());
    assertTrue(ordered.get(0).passage().score() <= 1);
  }

  @Test
  void keepsTheNamesakeOfTheDocumentThatIsMeantBehind() {
    isTitled("Guide to the Arvo kettle X100", "The kettle takes a litre.", 5.0, 0.80);
    isTitled("Guide to the Arvo kettle X200", "The kettle takes two litres.", 4.0, 0.75);
    isTitled("Shop", "Kettles are on the first floor.", 3.0, 0.70);
    var ordered = weighing("How much does the kettle X200 take?", 0.75).ordered();
    assertEquals(
        List.of(
            "The kettle takes two litres.",
            "Kettles are on the first floor.",
            "The kettle takes a litre."),
        ordered.stream().map(one -> one.passage().text()).toList());
  }

  private String first(String question) {
    return weighing(question, 0.75).ordered().get(0).passage().text();
  }

  private Weighing weighing(String question, double denseWeight) {
    return new Weighing(
        Calibration.ranking(),
        denseWeight,
        Set.of("en"),
        found,
        new Overlap(question, found),
        new Namesakes(question, found));
  }

  private void isTitled(String title, String text, double lexical, double dense) {
    found.add(new Found(Passages.of(text, title, text, "en", 0), lexical, dense));
  }

  private void knows(String text, String language, Double lexical, Double dense) {
    found.add(new Found(Passages.of(text, text, language, 0), lexical, dense));
  }
}
