package io.plugdesk.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** The made-up help centre is the same every time and asks many different questions. */
class CorpusTest {
  @Test
  void isTheSameEveryTime() {
    assertEquals(new Corpus(500).hash(), new Corpus(500).hash());
    assertNotEquals(new Corpus(500).hash(), new Corpus(1000).hash());
  }

  @Test
  void asksMoreThanTwoHundredDifferentQuestions() {
    assertTrue(new HashSet<>(new Corpus(10_000).questions()).size() >= 200);
    assertEquals(2000, new Corpus(10_000).documents().size());
  }
}
