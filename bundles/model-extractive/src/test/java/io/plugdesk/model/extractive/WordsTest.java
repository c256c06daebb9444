package io.plugdesk.model.extractive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void bringsTheFormsOfAWordTogether() {
    assertEquals(Stems.of("cancel"), Stems.of("cancellation"));
    assertEquals(Stems.of("cancel"), Stems.of("cancelled"));
    assertEquals(Stems.of("delivery"), Stems.of("deliveries"));
    assertEquals(Stems.of("return"), Stems.of("returning"));
    assertEquals(Stems.of("pay"), Stems.of("payments"));
    assertEquals(Stems.of("cheap"), Stems.of("cheapest"));
  }

  @Test
  void keepsDifferentWordsApart() {
    assertTrue(!Stems.of("meter").equals(Stems.of("metal")));
    assertTrue(!Stems.of("order").equals(Stems.of("ordinary")));
  }

  @Test
  void dropsFunctionWordsAndKeepsNumbersWhole() {
    assertEquals(List.of("length", "1.90"), Words.terms("What is the length of 1.90?", true));
  }

  @Test
  void readsScriptsWithoutSpacesInPairs() {
    assertEquals(List.of("退款", "款期", "期限"), Words.terms("退款期限", false));
  }

  @Test
  void doesNotEndASentenceAtAnAbbreviation() {
    assertEquals(
        List.of("Bring a document, e.g. a passport.", "Open at 9 a.m. on Monday."),
        Sentences.of("Bring a document, e.g. a passport. Open at 9 a.m. on Monday.", "en"));
  }
}
