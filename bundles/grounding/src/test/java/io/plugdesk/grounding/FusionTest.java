package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two lists become one, and the scores that led there are kept. */
class FusionTest {
  private static final List<Passage> LEXICAL =
      List.of(Passages.of("a", 12), Passages.of("b", 8), Passages.of("c", 4));
  private static final List<Passage> DENSE =
      List.of(Passages.of("b", 0.9), Passages.of("d", 0.8), Passages.of("a", 0.7));

  @Test
  void averagesNormalisedScores() {
    var found = fuse(Ranking.MIN_MAX, 0.5);
    assertEquals(List.of("b", "a", "d", "c"), ids(found));
    assertEquals(0.75, found.get(0).passage().score(), 1e-9);
  }

  @Test
  void addsReciprocalRanks() {
    var found = fuse(Ranking.RRF, 0.5);
    assertEquals("b", ids(found).get(0));
    assertEquals(0.5 / 62 + 0.5 / 61, found.get(0).passage().score(), 1e-12);
  }

  @Test
  void keepsBothScores() {
    var best = fuse(Ranking.MIN_MAX, 0.5).get(0);
    assertEquals(8, best.lexical());
    assertEquals(0.9, best.dense());
    assertNull(fuse(Ranking.MIN_MAX, 0.5).get(3).dense());
  }

  @Test
  void ranksByOneSearchAloneWhenAsked() {
    assertEquals(List.of("a", "b", "c"), ids(fuse(Ranking.LEXICAL, 0.5)));
    assertEquals(List.of("b", "d", "a"), ids(fuse(Ranking.DENSE, 0.5)));
  }

  @Test
  void weighsAPassageInAForeignLanguageByWordsAlone() {
    var german = Passages.of("g", "Rueckgabe", "de", 12);
    var english = Passages.of("e", "returns", "en", 11);
    var other = Passages.of("o", 1);
    var found =
        new Fusion(Ranking.MIN_MAX, 0.5, Set.of("en"))
            .fuse(List.of(german, english, other), List.of());
    assertEquals(1.0, found.get(0).passage().score(), 1e-9);
    assertEquals("g", found.get(0).passage().chunkId());
  }

  @Test
  void nothingFoundIsAnEmptyList() {
    assertEquals(List.of(), new Fusion(Ranking.RRF, 0.5, Set.of("en")).fuse(List.of(), List.of()));
  }

  private static List<Found> fuse(Ranking ranking, double weight) {
    return new Fusion(ranking, weight, Set.of("en")).fuse(LEXICAL, DENSE);
  }

  private static List<String> ids(List<Found> found) {
    return found.stream().map(f -> f.passage().chunkId()).toList();
  }
}
