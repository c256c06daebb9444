package io.plugdesk.model.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordPieceTest {
  private final WordPiece tokenizer =
      new WordPiece(
          Map.of(
              "[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "re", 3, "##fund", 4, "refund", 5, "?", 6, "cafe",
              7, "退", 8));

  @Test
  void takesTheLongestPieceThatItKnows() {
    assertArrayEquals(new int[] {1, 5, 2}, tokenizer.ids("Refund", 16));
    assertArrayEquals(new int[] {1, 5, 4, 2}, tokenizer.ids("refundfund", 16));
  }

  @Test
  void partsPunctuationDropsAccentsAndControls() {
    assertArrayEquals(new int[] {1, 7, 6, 5, 2}, tokenizer.ids(" Café?\u0007refund\t", 16));
  }

  @Test
  void takesEachIdeographAsAWord() {
    assertArrayEquals(new int[] {1, 8, 8, 2}, tokenizer.ids("退退", 16));
  }

  @Test
  void marksWhatItDoesNotKnow() {
    assertArrayEquals(new int[] {1, 0, 5, 2}, tokenizer.ids("xyz refund", 16));
    assertArrayEquals(new int[] {1, 0, 2}, tokenizer.ids("re" + "fund".repeat(60), 16));
  }

  @Test
  void cutsAtTheWindowAndKeepsTheEndMarker() {
    assertArrayEquals(new int[] {1, 5, 5, 2}, tokenizer.ids("refund ".repeat(9), 4));
    assertEquals(11, tokenizer.count("refund ".repeat(9)));
  }
}
