package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.plugdesk.api.model.EmbeddingCard;
import io.plugdesk.api.model.EmbeddingProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EmbeddingContractTest {
  private static final Map<String, Supplier<EmbeddingProvider>> TWINS =
      new TreeMap<>(
          Map.of(
              "tellsAlwaysTheSameCard",
              FickleCard::new,
              "givesAlwaysTheSameModel",
              NewModels::new,
              "keepsToItsDimension",
              () -> changed(vector -> Arrays.copyOf(vector, vector.length + 1)),
              "givesUnitVectors",
              () -> changed(EmbeddingContractTest::doubled),
              "keepsTheOrderOfAList",
              Backwards::new,
              "givesTheSameVectorAgain",
              Wandering::new,
              "tellsTextsApart",
              Numb::new,
              "embedsTextsLongerThanItsWindow",
              ShortSighted::new,
              "countsTokens",
              Miscounting::new,
              "embedsFromManyThreadsAtOnce",
              OneAtATime::new));

  private static Supplier<EmbeddingProvider> subject = FakeEmbedding::new;

  /** The suite, held against the subject of the moment. */
  static class Subject extends EmbeddingContract {
    @Override
    protected EmbeddingProvider provider() {
      return subject.get();
    }
  }

  @Test
  void hasABrokenTwinForEveryRule() {
    assertEquals(Rules.of(EmbeddingContract.class), TWINS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> theFakeKeepsEveryRuleAndEachTwinBreaksItsOwn() {
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("the fake", () -> check(FakeEmbedding::new, Set.of()))),
        TWINS.entrySet().stream()
            .map(
                twin ->
                    DynamicTest.dynamicTest(
                        twin.getKey(), () -> check(twin.getValue(), Set.of(twin.getKey())))));
  }

  private static void check(Supplier<EmbeddingProvider> provider, Set<String> broken) {
    subject = provider;
    assertEquals(broken, Rules.brokenBy(Subject.class));
  }

  private static EmbeddingProvider changed(UnaryOperator<float[]> change) {
    return new FakeEmbedding() {
      @Override
      protected float[] vector(String text) {
        return change.apply(super.vector(text));
      }
    };
  }

  private static float[] doubled(float[] vector) {
    var doubled = vector.clone();
    for (int index = 0; index < doubled.length; index++) {
      doubled[index] *= 2;
    }
    return doubled;
  }

  private static final class FickleCard extends FakeEmbedding {
    private int asked;

    @Override
    public EmbeddingCard card() {
      return new EmbeddingCard("fake-" + asked++, 32, 128, Set.of("en"), "");
    }
  }

  private static final class NewModels extends FakeEmbedding {
    @Override
    public EmbeddingModel embeddingModel() {
      return new FakeEmbedding();
    }
  }

  private static final class Backwards extends FakeEmbedding {
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
      var reversed = new ArrayList<>(segments);
      Collections.reverse(reversed);
      return super.embedAll(reversed);
    }
  }

  /** Turns its vectors a little further each time. */
  private static final class Wandering extends FakeEmbedding {
    private int turns;

    @Override
    protected float[] vector(String text) {
      return super.vector(text + " and" + " more".repeat(turns++ % 2));
    }
  }

  private static final class Numb extends FakeEmbedding {
    @Override
    protected float[] vector(String text) {
      return super.vector("the same");
    }
  }

  private static final class ShortSighted extends FakeEmbedding {
    @Override
    protected float[] vector(String text) {
      if (estimateTokenCountInText(text) > card().window()) {
        throw new IllegalStateException("too long");
      }
      return super.vector(text);
    }
  }

  private static final class Miscounting extends FakeEmbedding {
    @Override
    public int estimateTokenCountInText(String text) {
      return 1;
    }
  }

  private static final class OneAtATime extends FakeEmbedding {
    private final Busy busy = new Busy();

    @Override
    protected float[] vector(String text) {
      return busy.alone(() -> super.vector(text));
    }
  }
}
