package io.plugdesk.model.onnx;

import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.model.EmbeddingCard;
import io.plugdesk.api.model.EmbeddingProvider;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Gives a tenant the embedding model that runs within the house's own process. */
@Component(
    configurationPid = "io.plugdesk.model.onnx",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OnnxConfig.class, factory = true)
@Provides("embeddings")
public final class OnnxEmbeddingProvider implements EmbeddingProvider {
  private final OnnxEmbeddingModel model;
  private final OnnxTokenCounter counter;
  private final EmbeddingCard card;

  /**
   * Offers the shared session under the tenant's settings.
   *
   * @param session the loaded model
   * @param config the tenant's settings
   */
  @Activate
  public OnnxEmbeddingProvider(@Reference OnnxSession session, OnnxConfig config) {
    this.model = new OnnxEmbeddingModel(session);
    this.counter = new OnnxTokenCounter(session);
    this.card =
        new EmbeddingCard(
            "bge-small-en-v15",
            OnnxSession.DIMENSION,
            OnnxSession.WINDOW,
            Set.of("en"),
            config.query_prefix());
  }

  @Override
  public EmbeddingModel embeddingModel() {
    return model;
  }

  @Override
  public TokenCountEstimator tokenCounter() {
    return counter;
  }

  @Override
  public EmbeddingCard card() {
    return card;
  }
}
