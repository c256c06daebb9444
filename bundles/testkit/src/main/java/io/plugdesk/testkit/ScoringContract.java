package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.segment.TextSegment;
import io.plugdesk.api.model.ScoringProvider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of {@link ScoringProvider}: extend it in your provider's test. */
public abstract class ScoringContract {
  private static final String QUESTION = "When does the shop open on Monday?";
  private static final String ANSWER = "The shop opens on Monday at nine.";
  private static final String OTHER = "A parcel can be returned within thirty days.";
  private static final double TOLERANCE = 0.02;

  /** Your provider, ready to score. */
  protected abstract ScoringProvider provider();

  /** The card is always the same. */
  @Test
  protected final void tellsAlwaysTheSameCard() {
    var provider = provider();
    assertEquals(provider.card(), provider.card());
  }

  /** The model is always the same. */
  @Test
  protected final void givesAlwaysTheSameModel() {
    var provider = provider();
    assertSame(provider.scoringModel(), provider.scoringModel());
  }

  /** Each passage has a score. */
  @Test
  protected final void givesAScoreForEachPassage() {
    assertEquals(3, scores(provider(), ANSWER, OTHER, ANSWER).size());
  }

  /** A score lies in 0 to 1. */
  @Test
  protected final void staysWithinZeroAndOne() {
    for (double score : scores(provider(), ANSWER, OTHER)) {
      assertTrue(score >= 0 && score <= 1, "a score of " + score);
    }
  }

  /** What answers the question is ahead of what does not. */
  @Test
  protected final void putsTheAnswerAhead() {
    var scores = scores(provider(), OTHER, ANSWER);
    assertTrue(scores.get(1) > scores.get(0), "the scores of other and answer: " + scores);
  }

  /** A score does not depend on the other passages of the list. */
  @Test
  protected final void scoresEachPassageOnItsOwn() {
    var provider = provider();
    double alone = scores(provider, ANSWER).get(0);
    assertEquals(alone, scores(provider, OTHER, OTHER, ANSWER).get(2), TOLERANCE);
  }

  /** A passage longer than the window is scored. */
  @Test
  protected final void scoresPassagesLongerThanItsWindow() {
    var provider = provider();
    scores(provider, "return ".repeat(provider.card().window() * 2));
  }

  /** The model is called from many threads at once. */
  @Test
  protected final void scoresFromManyThreadsAtOnce() throws Exception {
    var provider = provider();
    ManyThreads.run(Duration.ofSeconds(30), () -> scores(provider, ANSWER));
  }

  private static List<Double> scores(ScoringProvider provider, String... passages) {
    var segments = List.of(passages).stream().map(TextSegment::from).toList();
    return provider.scoringModel().scoreAll(segments, QUESTION).content();
  }
}
