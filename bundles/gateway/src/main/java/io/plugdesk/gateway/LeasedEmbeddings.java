package io.plugdesk.gateway;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.model.EmbeddingCard;
import io.plugdesk.api.model.EmbeddingProvider;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Embeds with the tenant's model; each call leases it anew, each batch may be tried three times.
 */
@Component(service = Embeddings.class)
public final class LeasedEmbeddings implements Embeddings {
  private static final int BATCH = 8;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Plugins plugins;
  private final Backoff backoff;

  /**
   * Makes the service.
   *
   * @param plugins where the tenant's models are leased
   */
  @Activate
  public LeasedEmbeddings(@Reference Plugins plugins) {
    this(plugins, Backoff.random());
  }

  LeasedEmbeddings(Plugins plugins, Backoff backoff) {
    this.plugins = plugins;
    this.backoff = backoff;
  }

  @Override
  public float[] question(TenantContext tenant, String question) {
    return counted(
        tenant,
        provider -> {
          var text = provider.card().queryPrefix() + question;
          return retried(() -> provider.embeddingModel().embed(text).content().vector());
        });
  }

  @Override
  public List<float[]> passages(TenantContext tenant, List<String> texts) {
    return counted(
        tenant,
        provider -> {
          var vectors = new ArrayList<float[]>(texts.size());
          for (int from = 0; from < texts.size(); from += BATCH) {
            var batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
            vectors.addAll(retried(() -> embed(provider, batch)));
          }
          return List.copyOf(vectors);
        });
  }

  @Override
  public int tokens(TenantContext tenant, String text) {
    return with(tenant, provider -> provider.tokenCounter().estimateTokenCountInText(text));
  }

  @Override
  public EmbeddingCard card(TenantContext tenant) {
    return with(tenant, EmbeddingProvider::card);
  }

  private static List<float[]> embed(EmbeddingProvider provider, List<String> texts) {
    var segments = texts.stream().map(TextSegment::from).toList();
    var embeddings = provider.embeddingModel().embedAll(segments).content();
    if (embeddings.size() != texts.size()) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "The embedding model "
              + provider.card().model()
              + " gave "
              + embeddings.size()
              + " vectors for "
              + texts.size()
              + " texts: update or replace its plugin");
    }
    return embeddings.stream().map(Embedding::vector).toList();
  }

  private <R> R counted(TenantContext tenant, Function<EmbeddingProvider, R> work) {
    try (var lease = lease(tenant)) {
      return lease.call().run(() -> work.apply(lease.get()));
    }
  }

  private <R> R with(TenantContext tenant, Function<EmbeddingProvider, R> work) {
    try (var lease = lease(tenant)) {
      return work.apply(lease.get());
    }
  }

  private Lease<EmbeddingProvider> lease(TenantContext tenant) {
    return plugins
        .lease(tenant, Pins.none(), EmbeddingProvider.class)
        .orElseThrow(
            () ->
                new PlugdeskException(
                    Kind.MISCONFIGURED,
                    "The tenant "
                        + tenant.slug()
                        + " has no embedding model: switch one on, such as"
                        + " io.plugdesk.model.onnx"));
  }

  private <R> R retried(Supplier<R> work) {
    var deadline = System.nanoTime() + LIMIT.toNanos();
    for (int retries = 0; ; retries++) {
      try {
        return work.get();
      } catch (PlugdeskException e) {
        Optional<Duration> wait =
            backoff.waitAfter(e, retries, Duration.ofNanos(deadline - System.nanoTime()));
        LockSupport.parkNanos(wait.orElseThrow(() -> e).toNanos());
      }
    }
  }
}
