package io.plugdesk.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The measures against values worked out by hand. */
class RanksTest {
  private static final double EXACT = 1e-9;

  @Test
  void aPerfectRankingIsOne() {
    var ranks = Ranks.of(List.of("a", "b", "c"), Map.of("a", 2, "b", 1));
    assertEquals(1, ranks.ndcg10(), EXACT);
    assertEquals(1, ranks.recall10(), EXACT);
    assertEquals(1, ranks.reciprocalRank(), EXACT);
  }

  @Test
  void gainsAreDiscountedByRank() {
    var ranks = Ranks.of(List.of("x", "a"), Map.of("a", 1));
    assertEquals(1 / (Math.log(3) / Math.log(2)), ranks.ndcg10(), EXACT);
    assertEquals(0.5, ranks.reciprocalRank(), EXACT);
  }

  @Test
  void whatIsNotFoundCountsNothing() {
    var ranks = Ranks.of(List.of("x", "y"), Map.of("a", 1, "b", 1));
    assertEquals(new Ranks(0, 0, 0, 0), ranks);
  }
}
