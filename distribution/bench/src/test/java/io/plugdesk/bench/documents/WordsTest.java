package io.plugdesk.bench.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void countsEachWordAsOftenAsTheTruthHasIt() {
    assertEquals(0.75, Words.recall("red red green blue", "blue red green"));
  }

  @Test
  void ignoresOrderCaseAndMarkup() {
    assertEquals(
        1, Words.recall("# Two <b>Words</b> [here](there) <!-- image -->", "here words TWO"));
  }

  @Test
  void findsEverythingWhereThereIsNothing() {
    assertEquals(1, Words.recall("<!-- image -->", ""));
  }
}
