package io.plugdesk.model.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final WordPiece TOKENIZER =
      new WordPiece(Map.of("[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "h", 3, "a", 4, "b", 5, "c", 6));

  @Test
  void holdsWholeLinesUnderTheHeading() {
    assertEquals(List.of("3, 4, 4, 5, 2", "3, 6, 6, 2"), windows("h\na a\nb\nc c", 3));
  }

  @Test
  void cutsALineThatIsTooLong() {
    assertEquals(List.of("3, 5, 2", "3, 4, 4, 4, 2", "3, 4, 6, 2"), windows("h\nb\na a a a\nc", 3));
  }

  @Test
  void readsASingleLineWithoutAHeading() {
    assertEquals(List.of("4, 5, 2"), windows("a b", 3));
    assertEquals(List.of("2"), windows("", 3));
  }

  @Test
  void givesThoseFirstThatShareTheRarerWordsWithTheQuestion() {
    var words = Map.of("[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "?", 3, "the", 2000, "tent", 9000);
    var tokenizer = new WordPiece(words);
    var windows = Windows.of(tokenizer, "?\n? ?\nthe ?\ntent ?", 2);
    int[] question = tokenizer.ids("the tent?", 9);

    assertEquals(List.of("3, 9000, 3, 2", "3, 2000, 3, 2"), written(windows.nearest(question, 2)));
    assertEquals(List.of("3, 3, 3, 2"), written(windows.nearest(new int[] {3}, 1)));
    assertEquals(3, windows.nearest(question, 9).size());
  }

  private static List<String> windows(String passage, int room) {
    return written(Windows.of(TOKENIZER, passage, room).all());
  }

  private static List<String> written(List<int[]> windows) {
    return windows.stream()
        .map(Arrays::toString)
        .map(one -> one.substring(1, one.length() - 1))
        .toList();
  }
}
