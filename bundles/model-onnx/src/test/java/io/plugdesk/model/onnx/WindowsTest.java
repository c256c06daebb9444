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
    assertEquals(List.of("3, 4, 4, 5, 2", "3, 6, 6, 2"), windows("h\na a\nb\nc c", 3, 8));
  }

  @Test
  void cutsALineThatIsTooLong() {
    assertEquals(
        List.of("3, 5, 2", "3, 4, 4, 4, 2", "3, 4, 6, 2"), windows("h\nb\na a a a\nc", 3, 8));
  }

  @Test
  void readsASingleLineWithoutAHeading() {
    assertEquals(List.of("4, 5, 2"), windows("a b", 3, 8));
    assertEquals(List.of("2"), windows("", 3, 8));
  }

  @Test
  void leavesOutWhatIsBeyondTheMost() {
    assertEquals(List.of("3, 4, 2", "3, 5, 2"), windows("h\na\nb\nc", 1, 2));
  }

  private static List<String> windows(String passage, int room, int most) {
    return Windows.of(TOKENIZER, passage, room, most).stream()
        .map(Arrays::toString)
        .map(one -> one.substring(1, one.length() - 1))
        .toList();
  }
}
