package io.plugdesk.testkit;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.plugdesk.api.model.EmbeddingCard;
import io.plugdesk.api.model.EmbeddingProvider;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An embedding model that counts words into 32 buckets, so that texts with common words are near.
 */
public class FakeEmbedding implements EmbeddingProvider, EmbeddingModel, TokenCountEstimator {
  private static final int DIMENSION = 32;
  private static final EmbeddingCard CARD =
      new EmbeddingCard("fake", DIMENSION, 128, Set.of("en"), "");

  /** Makes one. */
  public FakeEmbedding() {}

  @Override
  public EmbeddingModel embeddingModel() {
    return this;
  }

  @Override
  public TokenCountEstimator tokenCounter() {
    return this;
  }

  @Override
  public EmbeddingCard card() {
    return CARD;
  }

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    return Response.from(
        segments.stream().map(segment -> Embedding.from(vector(segment.text()))).toList());
  }

  @Override
  public int estimateTokenCountInText(String text) {
    return words(text).length;
  }

  @Override
  public int estimateTokenCountInMessage(ChatMessage message) {
    return estimateTokenCountInText(message.toString());
  }

  @Override
  public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
    int sum = 0;
    for (var message : messages) {
      sum += estimateTokenCountInMessage(message);
    }
    return sum;
  }

  /**
   * The unit vector of a text.
   *
   * @param text the text
   */
  protected float[] vector(String text) {
    var vector = new float[DIMENSION];
    for (var word : words(text)) {
      vector[Math.floorMod(word.hashCode(), DIMENSION)] += 1;
    }
    double square = 0;
    for (float value : vector) {
      square += value * value;
    }
    for (int index = 0; index < DIMENSION; index++) {
      vector[index] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  private static String[] words(String text) {
    return text.toLowerCase(Locale.ROOT).strip().split("\\W+");
  }
}
