package io.plugdesk.grounding;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import io.plugdesk.api.model.EmbeddingCard;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.language.Languages;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.PluginInfo;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rooms around grounding, with one tenant that knows what it is told. */
final class FakeHouse implements Tenants, Plugins, Embeddings, Languages, Retriever {
  static final TenantContext TENANT =
      new TenantContext("01890000-0000-7000-8000-000000000001", "acme");
  final List<Query> queries = new CopyOnWriteArrayList<>();
  final List<String> embedded = new CopyOnWriteArrayList<>();
  String near = "nothing is near";
  String language = "en";
  String configJson = "{}";
  RuntimeException failure;
  private final List<Passage> known = new ArrayList<>();

  void knows(String text) {
    known.add(Passages.of("c" + known.size(), text, language, 0.8));
  }

  GroundingConfig config() {
    return new GroundingConfig() {
      @Override
      public String fusion() {
        return "min-max";
      }

      @Override
      public double dense__weight() {
        return 0.5;
      }

      @Override
      public int candidates() {
        return 50;
      }

      @Override
      public int threads() {
        return 2;
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return GroundingConfig.class;
      }
    };
  }

  @Override
  public List<Passage> retrieve(Query query) {
    queries.add(query);
    if (failure != null) {
      throw failure;
    }
    return List.copyOf(known);
  }

  @Override
  public String detect(String text) {
    return language;
  }

  @Override
  public Optional<Tenant> find(String idOrSlug) {
    return Optional.of(new Tenant(TENANT, "Acme", configJson, Instant.EPOCH, Instant.EPOCH));
  }

  @Override
  public List<Tenant> list() {
    return List.of(find("acme").orElseThrow());
  }

  @Override
  public Tenant create(String slug, String name, String configJson, String actor) {
    throw new AssertionError("Grounding creates no tenant");
  }

  @Override
  public Tenant update(TenantContext tenant, String name, String configJson, String actor) {
    throw new AssertionError("Grounding changes no tenant");
  }

  @Override
  public void delete(TenantContext tenant, String actor) {
    throw new AssertionError("Grounding deletes no tenant");
  }

  @Override
  public Pins pins(TenantContext tenant, String conversationId) {
    return Pins.none();
  }

  @Override
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Pins pins, Class<T> seam, String plugin) {
    return lease(tenant, pins, seam);
  }

  @Override
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Pins pins, Class<T> seam) {
    return Optional.of(new Held<>(seam.cast(this)));
  }

  @Override
  public <T> List<Lease<T>> leaseAll(TenantContext tenant, Pins pins, Class<T> seam) {
    return List.of(new Held<>(seam.cast(this)));
  }

  @Override
  public boolean enabled(TenantContext tenant, String plugin) {
    return true;
  }

  @Override
  public List<PluginInfo> installed() {
    return List.of();
  }

  @Override
  public float[] question(TenantContext tenant, String question) {
    return new float[] {1, 0};
  }

  @Override
  public List<float[]> passages(TenantContext tenant, List<String> texts) {
    embedded.addAll(texts);
    return texts.stream()
        .map(text -> text.contains(near) ? new float[] {1, 0} : new float[] {0, 1})
        .toList();
  }

  @Override
  public int tokens(TenantContext tenant, String text) {
    return text.length();
  }

  @Override
  public EmbeddingCard card(TenantContext tenant) {
    return new EmbeddingCard("fake", 2, 512, Set.of("en"), "");
  }

  private record Held<T>(T get) implements Lease<T> {
    @Override
    public String plugin() {
      return "fake";
    }

    @Override
    public String version() {
      return "1.0.0";
    }

    @Override
    public void failed(Throwable cause) {}

    @Override
    public void close() {}
  }
}
