package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Passages that are close together, looked at sentence by sentence. */
class CloserLookTest {
  private static final float[] QUESTION = {1, 0};
  private final FakeHouse house = new FakeHouse();
  private final CloserLook look = new CloserLook(house);

  @Test
  void putsThePassageFirstWhoseSentenceIsNearer() {
    house.near = "refund";
    var ordered = order(found("Parcels are sent.", 0.9), found("A refund takes 5 days.", 0.85));
    assertEquals("A refund takes 5 days.", ordered.get(0).passage().text());
    assertEquals(0.85, ordered.get(0).passage().score());
  }

  @Test
  void readsTheSentenceThatHoldsTheQuestionsWords() {
    order(found("We are here. A refund takes days.", 0.9), found("Parcels are sent.", 0.85));
    assertTrue(house.embedded.get(0).endsWith("\nA refund takes days."), house.embedded.get(0));
  }

  @Test
  void leavesAClearWinnerAlone() {
    house.near = "refund";
    var ordered = order(found("Parcels are sent.", 0.9), found("A refund takes 5 days.", 0.3));
    assertEquals("Parcels are sent.", ordered.get(0).passage().text());
    assertTrue(house.embedded.isEmpty());
  }

  @Test
  void looksAtThreePassagesAtMost() {
    var same = found("A refund takes 5 days.", 0.9);
    assertEquals(5, order(same, same, same, same, same).size());
    assertEquals(3, house.embedded.size());
  }

  private List<Found> order(Found... found) {
    return look.order(FakeHouse.TENANT, "How long does a refund take?", QUESTION, List.of(found));
  }

  private static Found found(String text, double score) {
    return new Found(Passages.of(text, text, "en", score), 1.0, 0.8);
  }
}
