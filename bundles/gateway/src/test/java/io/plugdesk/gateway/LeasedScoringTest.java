package io.plugdesk.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.model.ScoringCard;
import io.plugdesk.api.model.ScoringProvider;
import io.plugdesk.desk.gateway.Scoring.Scores;
import io.plugdesk.desk.gateway.Scoring.Text;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasedScoringTest {
  private static final TenantContext ACME =
      new TenantContext("0198c0de-0000-7000-8000-000000000001", "acme");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Text QUESTION = new Text("en", "which?");
  private static final List<Text> TWO = List.of(new Text("en", "one"), new Text("und", "three"));

  private final Lengths model = new Lengths();
  private final FakePlugins plugins = new FakePlugins(model);
  private final CallThreads threads = new PooledCallThreads();

  @AfterEach
  void stops() {
    threads.close();
  }

  @Test
  void givesAScoreForEachPassageInOrder() {
    assertEquals(Optional.of(scores(0.3, 0.5)), scoring(LONG).scores(ACME, QUESTION, TWO, 1));
    assertEquals(0, plugins.openLeases());
  }

  @Test
  void readsNoFurtherThanAPassageThatSurelyAnswers() {
    var passages = List.of(new Text("en", "one"), new Text("en", "three"), new Text("en", "two"));

    var first = scoring(LONG).scores(ACME, QUESTION, passages, 0.3).orElseThrow();
    var second = scoring(LONG).scores(ACME, QUESTION, passages, 0.5).orElseThrow();

    var unread = OptionalDouble.empty();
    assertEquals(List.of(OptionalDouble.of(0.3), unread, unread), first.values());
    assertEquals(List.of(OptionalDouble.of(0.3), OptionalDouble.of(0.5), unread), second.values());
  }

  @Test
  void givesNoScoreForAPassageInALanguageThatTheModelDoesNotKnow() {
    var passages = List.of(new Text("de", "eins"), new Text("en", "three"));

    var said = scoring(LONG).scores(ACME, QUESTION, passages, 1).orElseThrow();

    assertEquals(List.of(OptionalDouble.empty(), OptionalDouble.of(0.5)), said.values());
  }

  @Test
  void readsNothingForAQuestionInALanguageThatTheModelDoesNotKnow() {
    assertEquals(Optional.empty(), scoring(LONG).scores(ACME, new Text("de", "was?"), TWO, 1));
  }

  @Test
  void goesOnWithoutAModelThatFails() {
    model.failure = new IllegalStateException("broken");

    assertEquals(Optional.empty(), scoring(LONG).scores(ACME, QUESTION, TWO, 1));
    assertEquals(1, plugins.failures().size());
    assertEquals(0, plugins.openLeases());
  }

  @Test
  void goesOnWithoutAModelWhoseCardFails() {
    model.cardFailure = new IllegalStateException("broken");

    assertEquals(Optional.empty(), scoring(LONG).scores(ACME, QUESTION, TWO, 1));
    assertEquals(0, plugins.openLeases());
  }

  @Test
  void goesOnWithoutAModelThatCannotBeLeased() {
    plugins.refuses = new IllegalStateException("quarantined");

    assertEquals(Optional.empty(), scoring(LONG).scores(ACME, QUESTION, TWO, 1));
  }

  @Test
  void doesNotWaitForAModelThatHangs() {
    model.hangs = new CountDownLatch(1);

    assertEquals(Optional.empty(), scoring(Duration.ofMillis(20)).scores(ACME, QUESTION, TWO, 1));
    assertTrue(plugins.failures().get(0) instanceof TimeoutException);
    model.hangs.countDown();
  }

  @Test
  void takesNoScoreBeyondOne() {
    var passages = List.of(new Text("en", "longer than ten letters"));

    assertEquals(Optional.empty(), scoring(LONG).scores(ACME, QUESTION, passages, 1));
  }

  @Test
  void halfAReadingHasNoSay() {
    var passages = List.of(new Text("en", "one"), new Text("en", "longer than ten letters"));

    assertEquals(Optional.empty(), scoring(LONG).scores(ACME, QUESTION, passages, 1));
  }

  @Test
  void hasNothingToSayForATenantWithoutAModel() {
    var none = new LeasedScoring(new FakePlugins(null), threads, LONG);

    assertEquals(Optional.empty(), none.scores(ACME, QUESTION, TWO, 1));
  }

  private LeasedScoring scoring(Duration limit) {
    return new LeasedScoring(plugins, threads, limit);
  }

  private static Scores scores(double... values) {
    return new Scores("lengths", Arrays.stream(values).mapToObj(OptionalDouble::of).toList());
  }

  /** Scores a passage by its length. */
  private static final class Lengths implements ScoringProvider, ScoringModel {
    private RuntimeException failure;
    private RuntimeException cardFailure;
    private CountDownLatch hangs = new CountDownLatch(0);

    @Override
    public ScoringModel scoringModel() {
      return this;
    }

    @Override
    public ScoringCard card() {
      if (cardFailure != null) {
        throw cardFailure;
      }
      return new ScoringCard("lengths", 100, Set.of("en"));
    }

    @Override
    public Response<List<Double>> scoreAll(List<TextSegment> segments, String query) {
      if (failure != null) {
        throw failure;
      }
      try {
        hangs.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Response.from(segments.stream().map(s -> s.text().length() / 10.0).toList());
    }
  }
}
