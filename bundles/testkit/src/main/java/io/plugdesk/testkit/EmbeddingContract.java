package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.segment.TextSegment;
import io.plugdesk.api.model.EmbeddingProvider;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of {@link EmbeddingProvider}: extend it in your provider's test. */
public abstract class EmbeddingContract {
  private static final List<String> TEXTS =
      List.of("A parcel can be returned within thirty days.", "The shop opens on Monday at nine.");
  private static final double TOLERANCE = 0.02;
  private static final double ALIKE = 0.9;

  /** Your provider, ready to embed. */
  protected abstract EmbeddingProvider provider();

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
    assertSame(provider.embeddingModel(), provider.embeddingModel());
  }

  /** A vector has the length that the card tells. */
  @Test
  protected final void keepsToItsDimension() {
    var provider = provider();
    assertEquals(provider.card().dimension(), vector(provider, TEXTS.get(0)).length);
  }

  /** Text becomes a unit vector. */
  @Test
  protected final void givesUnitVectors() {
    double square = 0;
    for (float value : vector(provider(), TEXTS.get(0))) {
      square += value * value;
    }
    assertEquals(1, Math.sqrt(square), TOLERANCE, "the length of the vector");
  }

  /** A list is embedded in its order. */
  @Test
  protected final void keepsTheOrderOfAList() {
    var provider = provider();
    var segments = TEXTS.stream().map(TextSegment::from).toList();
    var together = provider.embeddingModel().embedAll(segments).content();
    assertEquals(TEXTS.size(), together.size(), "vectors");
    boolean inOrder = true;
    for (int index = 0; index < TEXTS.size(); index++) {
      var alone = vector(provider, TEXTS.get(index));
      inOrder &= cosine(alone, together.get(index).vector()) > ALIKE;
    }
    assertTrue(inOrder, "the vectors are not in the order of the texts");
  }

  /** The same text has the same vector. */
  @Test
  protected final void givesTheSameVectorAgain() {
    var provider = provider();
    assertArrayEquals(
        vector(provider, TEXTS.get(0)), vector(provider, TEXTS.get(0)), (float) TOLERANCE);
  }

  /** Different texts have different vectors. */
  @Test
  protected final void tellsTextsApart() {
    var provider = provider();
    assertFalse(
        Arrays.equals(vector(provider, TEXTS.get(0)), vector(provider, TEXTS.get(1))),
        "different texts have the same vector");
  }

  /** A text longer than the window is embedded; the rest is ignored. */
  @Test
  protected final void embedsTextsLongerThanItsWindow() {
    var provider = provider();
    vector(provider, "return ".repeat(provider.card().window() * 2));
  }

  /** The token counter counts. */
  @Test
  protected final void countsTokens() {
    var counter = provider().tokenCounter();
    assertTrue(
        counter.estimateTokenCountInText("one two three four five six")
            > counter.estimateTokenCountInText("one two"),
        "a longer text has no more tokens");
  }

  /** The model is called from many threads at once. */
  @Test
  protected final void embedsFromManyThreadsAtOnce() throws Exception {
    var provider = provider();
    ManyThreads.run(Duration.ofSeconds(30), () -> vector(provider, TEXTS.get(0)));
  }

  private static float[] vector(EmbeddingProvider provider, String text) {
    return provider.embeddingModel().embed(text).content().vector();
  }

  private static double cosine(float[] one, float[] other) {
    return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int index = 0; index < one.length; index++) {
      sum += one[index] * other[index];
    }
    return sum;
  }
}
