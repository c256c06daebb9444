package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What somebody meant who typed in haste. */
class SlipsTest {
  private static final String TEXT =
      "Cancel the delivery within two days. The warranty of a stove, cheques, charts: see there.";
  private final Slips slips =
      new Slips(
          List.of(new Found(Passages.of("c0", TEXT, "en", 0.8), 1.0, 0.8)),
          Set.of("charge", "station", "wages")::contains);

  @Test
  void mendsALetterTooFewTooManyWrongOrInTheOthersPlace() {
    assertEquals("What does delivery cost?", slips.mend("What does delivry cost?"));
    assertEquals("cancel it", slips.mend("cancell it"));
    assertEquals("my warranty", slips.mend("my warranti"));
    assertEquals("my delivery", slips.mend("my delivere"));
    assertEquals("cancel this", slips.mend("cance this"));
    assertEquals("How do I cancel?", slips.mend("How do I cancle?"));
  }

  @Test
  void mendsEachWordOfItsOwn() {
    assertEquals("cancel the delivery!", slips.mend("Cancle the Delivery!".replace("ery", "ary")));
  }

  @Test
  void leavesAWordOfTheLanguage() {
    assertEquals("Who pays the wages?", slips.mend("Who pays the wages?"));
  }

  @Test
  void leavesAnotherFormOfAWordThatIsThere() {
    assertEquals("by cheque", slips.mend("by cheque"));
    assertEquals("deliverys", slips.mend("deliverys"));
  }

  @Test
  void leavesShortWordsNumbersAndNames() {
    assertEquals("a stov or A-canecl or canecl-7", slips.mend("a stov or A-canecl or canecl-7"));
  }

  @Test
  void leavesWhatIsFartherOff() {
    assertEquals("cnacle the delvry", slips.mend("cnacle the delvry"));
  }
}
