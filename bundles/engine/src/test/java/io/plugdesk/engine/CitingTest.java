package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plugdesk.api.knowledge.Passage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Only what a text refers to becomes a citation. */
class CitingTest {
  private static final List<Passage> PASSAGES =
      List.of(
          passage("c1", "Open on Monday. Returns are free for 30 days. Bring the receipt."),
          passage("c2", "The shop sells tents."));

  @Test
  void citesWhatTheTextRefersToAndMarksTheSentence() {
    var citations = Citing.citations("Returns are free for 30 days. [1]", PASSAGES);
    assertEquals(1, citations.size());
    assertEquals("c1", citations.get(0).passage().chunkId());
    assertEquals("Returns are free for 30 days.", citations.get(0).used());
  }

  @Test
  void ignoresNumbersWithoutAPassage() {
    assertEquals(List.of(), Citing.citations("Maybe [7], or [0].", PASSAGES));
  }

  @Test
  void citesAPassageOnceEvenIfItIsReferredToTwice() {
    assertEquals(1, Citing.citations("Tents [2]. More tents [2].", PASSAGES).size());
  }

  @Test
  void marksNoSentenceWhenNoneResemblesWhatWasSaid() {
    assertNull(Citing.citations("Hammocks are different. [2]", PASSAGES).get(0).used());
  }

  static Passage passage(String id, String text) {
    return new Passage(
        id,
        "doc-" + id,
        "help",
        0,
        "Title",
        "",
        null,
        text,
        null,
        "v1",
        "en",
        Instant.EPOCH,
        1,
        Map.of());
  }
}
