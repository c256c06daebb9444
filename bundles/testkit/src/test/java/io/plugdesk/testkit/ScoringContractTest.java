package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import io.plugdesk.api.model.ScoringCard;
import io.plugdesk.api.model.ScoringProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScoringContractTest {
  private static final Map<String, Supplier<ScoringProvider>> TWINS =
      new TreeMap<>(
          Map.of(
              "tellsAlwaysTheSameCard",
              FickleCard::new,
              "givesAlwaysTheSameModel",
              NewModels::new,
              "givesAScoreForEachPassage",
              Forgetful::new,
              "staysWithinZeroAndOne",
              Logits::new,
              "putsTheAnswerAhead",
              Numb::new,
              "scoresEachPassageOnItsOwn",
              Ranks::new,
              "scoresPassagesLongerThanItsWindow",
              ShortSighted::new,
              "scoresFromManyThreadsAtOnce",
              OneAtATime::new));

  private static Supplier<ScoringProvider> subject = FakeScoring::new;

  /** The suite, held against the subject of the moment. */
  static class Subject extends ScoringContract {
    @Override
    protected ScoringProvider provider() {
      return subject.get();
    }
  }

  @Test
  void hasABrokenTwinForEveryRule() {
    assertEquals(Rules.of(ScoringContract.class), TWINS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> theFakeKeepsEveryRuleAndEachTwinBreaksItsOwn() {
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("the fake", () -> check(FakeScoring::new, Set.of()))),
        TWINS.entrySet().stream()
            .map(
                twin ->
                    DynamicTest.dynamicTest(
                        twin.getKey(), () -> check(twin.getValue(), Set.of(twin.getKey())))));
  }

  private static void check(Supplier<ScoringProvider> provider, Set<String> broken) {
    subject = provider;
    assertEquals(broken, Rules.brokenBy(Subject.class));
  }

  private static final class FickleCard extends FakeScoring {
    private int asked;

    @Override
    public ScoringCard card() {
      return new ScoringCard("fake-" + asked++, 128, Set.of("en"));
    }
  }

  private static final class NewModels extends FakeScoring {
    @Override
    public ScoringModel scoringModel() {
      return new FakeScoring();
    }
  }

  /** Gives one score for two passages that are the same. */
  private static final class Forgetful extends FakeScoring {
    @Override
    public Response<List<Double>> scoreAll(List<TextSegment> passages, String question) {
      var scores = super.scoreAll(passages, question).content();
      boolean twice = scores.size() == 3 && scores.get(0).equals(scores.get(2));
      return Response.from(twice ? scores.subList(0, 2) : scores);
    }
  }

  private static final class Logits extends FakeScoring {
    @Override
    protected double share(String passage, String question) {
      return super.share(passage, question) * 5 - 1;
    }
  }

  private static final class Numb extends FakeScoring {
    @Override
    protected double share(String passage, String question) {
      return 0.5;
    }
  }

  /** Scores by the place in the list, which the model cannot know. */
  private static final class Ranks extends FakeScoring {
    @Override
    public Response<List<Double>> scoreAll(List<TextSegment> passages, String question) {
      var scores = super.scoreAll(passages, question).content();
      return Response.from(scores.stream().map(score -> score / scores.size()).toList());
    }
  }

  private static final class ShortSighted extends FakeScoring {
    @Override
    protected double share(String passage, String question) {
      if (passage.split(" ").length > card().window()) {
        throw new IllegalStateException("too long");
      }
      return super.share(passage, question);
    }
  }

  private static final class OneAtATime extends FakeScoring {
    private final Busy busy = new Busy();

    @Override
    protected double share(String passage, String question) {
      return busy.alone(() -> super.share(passage, question));
    }
  }
}
