package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Which part of a growing text may be looked at as whole sentences. */
class SentencesTest {
  @Test
  void aSentenceIsOverWhenTheNextOneBegins() {
    assertEquals("It is free. ".length(), Sentences.over("It is free. Se"));
    assertEquals("一つ。".length(), Sentences.over("一つ。二"));
  }

  @Test
  void theLastOneMayStillGrow() {
    assertEquals(0, Sentences.over(""));
    assertEquals(0, Sentences.over("It costs 1"));
    assertEquals(0, Sentences.over("It is free. "));
  }
}
