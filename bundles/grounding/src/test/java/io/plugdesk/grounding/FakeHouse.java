package io.plugdesk.grounding;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import io.plugdesk.api.model.EmbeddingCard;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.gateway.Scoring;
import io.plugdesk.desk.knowledge.Retrievers;
import io.plugdesk.desk.language.Languages;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The rooms around grounding, with one tenant that knows what it is told. */
final class FakeHouse implements Tenants, Retrievers, Embeddings, Scoring, Languages, Retriever {
  static final TenantContext TENANT =
      new TenantContext("01890000-0000-7000-8000-000000000001", "acme");
  final List<Query> queries = new CopyOnWriteArrayList<>();
  boolean onlyWords;
  String language = "en";

  /** Which text the scoring model takes for an answer; null for a house without one. */
  Predicate<String> answers;

  String scoringModel = "plugdesk-reader-4";
  int most = 3;
  int readings;
  int failsAtReading;
  final List<Text> read = new CopyOnWriteArrayList<>();
  String configJson = "{}";
  RuntimeException failure;

  /** A question that is far from all that is known. */
  String far;

  private final List<Passage> known = new ArrayList<>();

  void knows(String text) {
    knows("Title", text);
  }

  void knows(String title, String text) {
    known.add(Passages.of("c" + known.size(), title, text, language, 0.8));
  }

  GroundingConfig config() {
    return new GroundingConfig() {
      @Override
      public String fusion() {
        return "weighed";
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
      public int read() {
        return most;
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
    if (query.text().equals(far)) {
      return known.stream().map(passage -> passage.withScore(0.4)).toList();
    }
    return onlyWords && query.embedding() != null ? List.of() : List.copyOf(known);
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
  public Optional<Lease<Retriever>> lease(TenantContext tenant, Pins pins) {
    return Optional.of(new Held(this));
  }

  @Override
  public float[] question(TenantContext tenant, String question) {
    return new float[384];
  }

  @Override
  public List<float[]> passages(TenantContext tenant, List<String> texts) {
    throw new AssertionError("Nothing but the question is embedded while somebody waits");
  }

  @Override
  public int tokens(TenantContext tenant, String text) {
    return text.length();
  }

  @Override
  public EmbeddingCard card(TenantContext tenant) {
    return new EmbeddingCard("bge-small-en-v15", 384, 512, Set.of("en"), "");
  }

  @Override
  public Optional<Scores> scores(
      TenantContext tenant, Text question, List<Text> passages, double sure) {
    boolean enough = answers != null && answers.test(passages.get(0).text()) && sure < 0.97;
    read.addAll(enough ? passages.subList(0, 1) : passages);
    return Optional.ofNullable(++readings == failsAtReading ? null : answers)
        .map(
            any ->
                new Scores(
                    scoringModel,
                    passages.stream()
                        .map(one -> OptionalDouble.of(any.test(one.text()) ? 0.97 : 0.03))
                        .toList()));
  }

  private record Held(Retriever get) implements Lease<Retriever> {
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
