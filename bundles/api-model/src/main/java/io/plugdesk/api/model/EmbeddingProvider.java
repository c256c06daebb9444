package io.plugdesk.api.model;

import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives the house an embedding model, which turns text into a unit vector.
 *
 * <p>The gateway calls it from many threads at once, and the model too; after deactivation neither
 * is called again. All three methods return at once and always the same; never null. Embedding one
 * question should take less than 10 milliseconds, a batch of eight passages less than a second. The
 * model throws {@link io.plugdesk.api.PlugdeskException}: TRANSIENT is retried.
 */
@ConsumerType
public interface EmbeddingProvider {
  /** The model; {@code embedAll} embeds its whole list as one batch. */
  EmbeddingModel embeddingModel();

  /** Counts tokens as the model does. */
  TokenCountEstimator tokenCounter();

  /** What the model is and can do. */
  EmbeddingCard card();
}
