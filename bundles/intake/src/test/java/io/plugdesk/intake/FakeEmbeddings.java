package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.model.EmbeddingCard;
import io.plugdesk.desk.gateway.Embeddings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An English embedding model that counts words and remembers what it was given. */
final class FakeEmbeddings implements Embeddings {
  final List<String> embedded = new ArrayList<>();

  /** Called before passages are embedded, to see what happens meanwhile. */
  Runnable meanwhile = () -> {};

  @Override
  public float[] question(TenantContext tenant, String question) {
    return new float[] {1, 0};
  }

  @Override
  public synchronized List<float[]> passages(TenantContext tenant, List<String> texts) {
    meanwhile.run();
    embedded.addAll(texts);
    return texts.stream().map(text -> new float[] {1, 0}).toList();
  }

  @Override
  public int tokens(TenantContext tenant, String text) {
    return text.isBlank() ? 2 : text.strip().split("\\s+").length + 2;
  }

  @Override
  public EmbeddingCard card(TenantContext tenant) {
    return new EmbeddingCard("fake", 2, 64, Set.of("en"), "");
  }
}
