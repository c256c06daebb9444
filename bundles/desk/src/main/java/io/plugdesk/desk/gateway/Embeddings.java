package io.plugdesk.desk.gateway;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.model.EmbeddingCard;
import java.util.List;

/**
 * The tenant's embedding model, reached through the gateway.
 *
 * <p>Called from any thread. A question takes milliseconds, passages are embedded in batches of
 * eight and take about 50 milliseconds each. Never null. Throws {@link
 * io.plugdesk.api.PlugdeskException} MISCONFIGURED when the tenant has no embedding model,
 * TRANSIENT when it cannot be reached.
 */
public interface Embeddings {
  /**
   * Embeds a question.
   *
   * @param tenant the tenant
   * @param question the question
   */
  float[] question(TenantContext tenant, String question);

  /**
   * Embeds passages.
   *
   * @param tenant the tenant
   * @param texts the texts, each within the model's window
   * @return a unit vector for each text, in order
   */
  List<float[]> passages(TenantContext tenant, List<String> texts);

  /**
   * Counts the tokens of a text as the model does, its own markers included.
   *
   * @param tenant the tenant
   * @param text the text
   */
  int tokens(TenantContext tenant, String text);

  /**
   * What the tenant's model is and can do.
   *
   * @param tenant the tenant
   */
  EmbeddingCard card(TenantContext tenant);
}
