package io.plugdesk.model.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import dev.langchain4j.data.segment.TextSegment;
import io.plugdesk.api.model.ScoringProvider;
import io.plugdesk.testkit.ScoringContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OnnxScoringProviderTest extends ScoringContract {
  private static final OnnxReader READER = new OnnxReader();
  private static final String QUESTION = "My tent got wet in the shop's van, who pays for it?";

  private final OnnxScoringProvider provider = new OnnxScoringProvider(READER);

  @AfterAll
  static void close() throws OrtException {
    READER.close();
  }

  @Override
  protected ScoringProvider provider() {
    return provider;
  }

  @Test
  void tellsTheAnswerFromWhatOnlySpeaksOfTheSameThing() {
    var scores =
        scores(
            "How many days do I have to send a jacket back?",
            "Returns -\nUnworn clothes can be returned within 30 days of delivery.",
            "Returns -\nA refund for returned clothes is paid to the card that was charged.",
            "Opening hours -\nThe shop is open from nine to six.");

    assertTrue(scores.get(0) > 0.6, "the answer: " + scores);
    assertTrue(scores.get(1) < 0.4, "the same topic: " + scores);
    assertTrue(scores.get(2) < 0.2, "another topic: " + scores);
  }

  @Test
  void findsTheAnswerAtTheEndOfALongPassage() {
    var filler =
        "The shop sells tents, stoves, lamps and boots for people of all ages. ".repeat(30);
    var question = "How many days do I have to send a jacket back?";
    var answer = "Unworn clothes can be returned within 30 days of delivery.";

    var scores = scores(question, filler, filler + answer);

    assertTrue(scores.get(1) > scores.get(0) + 0.2, scores.toString());
  }

  @Test
  void cutsAStoryOfAQuestion() {
    assertEquals(1, scores("and then it rained ".repeat(200), "Rain is covered.").size());
  }

  private List<Double> scores(String question, String... passages) {
    var segments = Stream.of(passages).map(TextSegment::from).toList();
    return provider.scoringModel().scoreAll(segments, question).content();
  }
}
