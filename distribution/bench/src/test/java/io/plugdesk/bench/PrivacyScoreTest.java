package io.plugdesk.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.privacy.Find;
import io.plugdesk.privacy.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures are those of the textbook. */
class PrivacyScoreTest {
  private static final String TEXT = "call 555 1234 or 555 9876";
  private static final Find FIRST = new Find(Kind.PHONE, 5, 13);
  private static final Find SECOND = new Find(Kind.PHONE, 17, 25);

  @Test
  void countsAHalfFoundNumberAsMissedButNotAsMistaken() {
    var half = new Find(Kind.PHONE, 5, 8);
    var score = PrivacyScore.of(TEXT, List.of(FIRST, SECOND), List.of(half, SECOND));
    assertEquals(1, score.precision());
    assertEquals(0.5, score.recall());
    assertEquals(5 * 0.5 / 4.5, score.f2(), 1e-9);
  }

  @Test
  void countsWhatIsNotThereAsMistaken() {
    var word = new Find(Kind.PHONE, 0, 4);
    var score = PrivacyScore.of(TEXT, List.of(FIRST), List.of(FIRST, word));
    assertEquals(0.5, score.precision());
    assertEquals(1, score.recall());
  }

  @Test
  void doesNotMindTheBracketsAroundANumber() {
    var text = "(555) 1234567";
    var gold = List.of(new Find(Kind.PHONE, 0, 13));
    assertEquals(1, PrivacyScore.of(text, gold, List.of(new Find(Kind.PHONE, 1, 13))).recall());
  }
}
