package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Which part of a growing text may be looked at as whole sentences. */
class SentencesTest {
  @Test
  void aSentenceIsOverWhenTheNextOneBegins() {
    assertEquals("It is cheap. ".length(), Sentences.over("It is cheap. Se"));
    assertEquals("Is it free? ".length(), Sentences.over("Is it free? Se"));
    assertEquals("It is free.\n".length(), Sentences.over("It is free.\nSe"));
    assertEquals("一つ。".length(), Sentences.over("一つ。二"));
  }

  @Test
  void aShortWordWithAFullStopMayBeAnAbbreviation() {
    assertEquals(0, Sentences.over("Please ask Dr. Ostrich about it."));
    assertEquals("Hello there. ".length(), Sentences.over("Hello there. Call the St. Gallen off"));
    assertEquals(0, Sentences.over("Use a bird, e.g. Ostriches"));
  }

  @Test
  void theLastOneMayStillGrow() {
    assertEquals(0, Sentences.over(""));
    assertEquals(0, Sentences.over("It costs 1"));
    assertEquals(0, Sentences.over("It is cheap. "));
  }
}
