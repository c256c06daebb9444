package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as a word. */
class WordsTest {
  @Test
  void leavesOutEmptyWordsAndCutsTheRest() {
    assertEquals(List.of("refund", "tent"), List.copyOf(Words.content("Refunding of the tents")));
  }

  @Test
  void partsAtEverythingThatIsNeitherLetterNorNumber() {
    assertEquals(List.of("a", "b4", "c", "5", "99"), List.copyOf(Words.all("a-b4, (c)! 5.99 €")));
  }

  @Test
  void readsAccentsAndOtherAlphabets() {
    assertEquals(List.of("ruckga", "cafe"), List.copyOf(Words.content("Rückgabe Cafe\u0301")));
    assertEquals(List.of("заказ", "返品", "a"), List.copyOf(Words.all("Заказ 返品 𝒜")));
  }

  @Test
  void findsNoneInSignsAlone() {
    assertEquals(List.of(), List.copyOf(Words.all(" ?! — 👍 ")));
  }
}
