package io.plugdesk.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.model.EmbeddingCard;
import io.plugdesk.api.model.EmbeddingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeasedEmbeddingsTest {
  private static final TenantContext ACME =
      new TenantContext("0198c0de-0000-7000-8000-000000000001", "acme");

  private final LengthModel model = new LengthModel();
  private final FakePlugins plugins = new FakePlugins(model);
  private final LeasedEmbeddings embeddings =
      new LeasedEmbeddings(plugins, new Backoff(() -> -0.499));

  @Test
  void putsThePrefixBeforeAQuestionOnly() {
    assertArrayEquals(new float[] {9}, embeddings.question(ACME, "four"));
    assertArrayEquals(new float[] {4}, embeddings.passages(ACME, List.of("four")).get(0));
    assertEquals(0, plugins.openLeases());
  }

  @Test
  void embedsPassagesInBatchesOfEight() {
    var texts = IntStream.rangeClosed(1, 18).mapToObj("x"::repeat).toList();

    var vectors = embeddings.passages(ACME, texts);

    assertEquals(List.of(8, 8, 2), model.batches);
    assertEquals(18, vectors.get(17)[0]);
  }

  @Test
  void triesATransientFailureAgain() {
    model.failures = 2;

    assertArrayEquals(new float[] {9}, embeddings.question(ACME, "four"));
  }

  @Test
  void givesUpAfterTheThirdAttempt() {
    model.failures = 3;

    assertThrows(PlugdeskException.class, () -> embeddings.question(ACME, "four"));
    assertEquals(0, plugins.openLeases());
  }

  @Test
  void saysThatATenantHasNoModel() {
    var none = new LeasedEmbeddings(new FakePlugins(null), Backoff.random());

    var refused = assertThrows(PlugdeskException.class, () -> none.card(ACME));

    assertEquals(Kind.MISCONFIGURED, refused.kind());
  }

  /** Embeds a text as its length. */
  private static final class LengthModel implements EmbeddingProvider, EmbeddingModel {
    private final List<Integer> batches = new ArrayList<>();
    private int failures;

    @Override
    public EmbeddingModel embeddingModel() {
      return this;
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
      if (failures-- > 0) {
        throw new PlugdeskException(Kind.TRANSIENT, "busy");
      }
      batches.add(segments.size());
      return Response.from(
          segments.stream()
              .map(segment -> Embedding.from(new float[] {segment.text().length()}))
              .toList());
    }

    @Override
    public TokenCountEstimator tokenCounter() {
      return new TokenCountEstimator() {
        @Override
        public int estimateTokenCountInText(String text) {
          return text.length();
        }

        @Override
        public int estimateTokenCountInMessage(ChatMessage message) {
          return 0;
        }

        @Override
        public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
          return 0;
        }
      };
    }

    @Override
    public EmbeddingCard card() {
      return new EmbeddingCard("length", 1, 100, Set.of("en"), "ask: ");
    }
  }
}
