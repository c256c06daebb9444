package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.grounding.Rewriter.Lean;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which questions lean on the one before them, and what they mean then. */
class RewriterTest {
  private static final List<String> HISTORY =
      List.of("How do I return a tent?", "Send it back within 30 days. [1]");

  @Test
  void theFirstQuestionStandsOnItsOwn() {
    assertEquals(Lean.NONE, Rewriter.lean("How long does it take?", List.of()));
  }

  @Test
  void aQuestionThatPointsBackLeans() {
    assertEquals(Lean.LIKELY, Rewriter.lean("How long does it take?", HISTORY));
    assertEquals(Lean.SURELY, Rewriter.lean("And for sleeping bags?", HISTORY));
    assertEquals(Lean.SURELY, Rewriter.lean("What about outlet items?", HISTORY));
    assertEquals(Lean.SURELY, Rewriter.lean("Why?", HISTORY));
  }

  @Test
  void aShortQuestionMayLean() {
    assertEquals(Lean.PERHAPS, Rewriter.lean("Opening hours?", HISTORY));
  }

  @Test
  void aWholeQuestionOpensANewSubject() {
    assertEquals(
        Lean.NONE,
        Rewriter.lean("Which payment methods are accepted for large orders abroad?", HISTORY));
  }

  @Test
  void isJoinedByTheLastQuestionThatStoodOnItsOwn() {
    var history =
        List.of("How do I return a tent?", "Send it back. [1]", "And sleeping bags?", "Too. [1]");
    assertEquals(
        "How long does it take? (How do I return a tent?)",
        Rewriter.complete("How long does it take?", history));
  }
}
