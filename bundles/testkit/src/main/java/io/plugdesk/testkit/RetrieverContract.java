package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of {@link Retriever} and {@link PassageIndex}: extend it in your back end's test. */
public abstract class RetrieverContract {
  private static final long VISIBLE_MILLIS = 2000;
  private static final long LOOK_MILLIS = 25;
  private static final Passage RETURNS =
      Samples.passage("returns", 0, "parcel returned within thirty days");
  private static final Passage OPENING = Samples.passage("opening", 0, "shop opens on monday");

  private static final Passage WHOLE =
      new Passage(
          "whole-0",
          "whole",
          "manuals",
          7,
          "The whole",
          "Parts › Sum",
          3,
          "parcel with all that belongs to it",
          "https://acme.example.com/whole",
          "v2",
          "en",
          Instant.parse("2026-01-02T03:04:05Z"),
          0,
          Map.of("source", "manuals", "redacted", "true", Passage.LAST_PAGE, "4"));

  private PassageIndex index;
  private Retriever retriever;

  /** Your index. */
  protected abstract PassageIndex index();

  /** Your retriever, which finds what is in your index. */
  protected abstract Retriever retriever();

  /** The dimension of the vectors that your index is set up for. */
  protected int dimension() {
    return 4;
  }

  /** Begins with an empty index. */
  @BeforeEach
  protected final void begin() {
    index = index();
    retriever = retriever();
    index.drop(Samples.ACME);
    index.drop(Samples.GLOBEX);
  }

  /** What was put is found by its words within two seconds. */
  @Test
  protected final void findsByWords() {
    put(Samples.ACME, RETURNS, OPENING);
    assertEquals(List.of("returns-0"), found(words("returned parcel", 10), 1));
  }

  /** With a vector the search goes by meaning, nearest first. */
  @Test
  protected final void findsByMeaning() {
    put(Samples.ACME, RETURNS, OPENING);
    var nearest = found(meaning(1), 2).stream().findFirst();
    assertEquals(Optional.of("opening-0"), nearest);
  }

  /** Passages come best first, each with the score of this search. */
  @Test
  protected final void returnsTheBestFirst() {
    put(Samples.ACME, OPENING, RETURNS, Samples.passage("parcel", 0, "parcel thirty"));
    await(words("parcel returned thirty", 10), 2);
    var scores =
        retriever.retrieve(words("parcel returned thirty", 10)).stream()
            .map(Passage::score)
            .toList();
    assertEquals(
        scores.stream().sorted((one, other) -> Double.compare(other, one)).toList(), scores);
  }

  /** A passage comes back as it was put, but for its score: a citation shows all of it. */
  @Test
  protected final void returnsPassagesAsTheyWerePut() {
    put(Samples.ACME, WHOLE);
    await(words("parcel", 10), 1);
    retriever
        .retrieve(words("parcel", 10))
        .forEach(found -> assertEquals(WHOLE, found.withScore(0)));
  }

  /** At most the query's limit. */
  @Test
  protected final void keepsToTheLimit() {
    put(Samples.ACME, RETURNS, Samples.passage("parcel", 0, "parcel thirty"));
    await(words("parcel", 10), 2);
    assertTrue(retriever.retrieve(words("parcel", 1)).size() <= 1, "more than the limit");
  }

  /** Nothing found is an empty list. */
  @Test
  protected final void findsNothingInAnEmptyIndex() {
    assertEquals(List.of(), retriever.retrieve(words("parcel", 10)));
  }

  /** Only passages of the query's tenant are returned. */
  @Test
  protected final void keepsTenantsApart() {
    put(Samples.ACME, RETURNS);
    put(Samples.GLOBEX, Samples.passage("secret", 0, "parcel canary"));
    await(new Query(Samples.GLOBEX, "canary", "en", null, 10, Query.Filter.NONE), 1);
    assertTrue(
        retriever.retrieve(words("parcel canary", 10)).stream()
            .noneMatch(passage -> passage.documentId().equals("secret")),
        "another tenant's passage was returned");
  }

  /** Putting a document again replaces its older passages. */
  @Test
  protected final void replacesADocument() {
    put(Samples.ACME, RETURNS, Samples.passage("returns", 1, "parcel label"));
    await(meaning(0), 2);
    put(Samples.ACME, RETURNS);
    assertEquals(List.of("returns-0"), found(meaning(0), 1));
  }

  /** Removing a document removes its passages and no others. */
  @Test
  protected final void removesADocument() {
    put(Samples.ACME, RETURNS, Samples.passage("parcel", 0, "parcel thirty"));
    await(meaning(0), 2);
    index.remove(Samples.ACME, "default", Set.of("returns"));
    assertEquals(List.of("parcel-0"), found(meaning(0), 1));
  }

  /** Removing what is not there does nothing. */
  @Test
  protected final void ignoresUnknownDocuments() {
    put(Samples.ACME, RETURNS);
    index.remove(Samples.ACME, "default", Set.of("unknown"));
  }

  /** Dropping removes everything of a tenant. */
  @Test
  protected final void dropsATenant() {
    put(Samples.ACME, RETURNS);
    await(meaning(0), 1);
    index.drop(Samples.ACME);
    assertEquals(List.of(), found(meaning(0), 0));
  }

  /** Dropping again does nothing. */
  @Test
  protected final void mayDropATenantAgain() {
    index.drop(Samples.ACME);
    index.drop(Samples.ACME);
  }

  /** The filter restricts by namespace, metadata and time of intake. */
  @Test
  protected final void filters() {
    put(Samples.ACME, RETURNS);
    await(words("parcel", 10), 1);
    var none = List.<String>of();
    for (var filter :
        List.of(
            new Query.Filter("other", List.of(), null, null, Map.of()),
            new Query.Filter(null, List.of(), Instant.EPOCH.plusSeconds(60), null, Map.of()),
            new Query.Filter(null, List.of(), null, null, Map.of("product", "tent")))) {
      var query = new Query(Samples.ACME, "parcel", "en", null, 10, filter);
      assertEquals(none, ids(query), "found although the filter is " + filter);
    }
  }

  /** The house searches from many threads at once. */
  @Test
  protected final void searchesFromManyThreadsAtOnce() throws Exception {
    put(Samples.ACME, RETURNS);
    ManyThreads.run(Duration.ofSeconds(30), () -> retriever.retrieve(words("parcel", 10)));
  }

  private void put(TenantContext tenant, Passage... passages) {
    var batch =
        IntStream.range(0, passages.length)
            .mapToObj(
                place ->
                    new IndexedPassage(
                        passages[place], "checksum-" + passages[place].chunkId(), near(place)))
            .toList();
    index.put(tenant, batch);
  }

  private float[] near(int axis) {
    var vector = new float[dimension()];
    vector[axis % dimension()] = 1;
    return vector;
  }

  private static Query words(String text, int limit) {
    return new Query(Samples.ACME, text, "en", null, limit, Query.Filter.NONE);
  }

  private Query meaning(int axis) {
    return new Query(Samples.ACME, "zzz", "en", near(axis), 10, Query.Filter.NONE);
  }

  private List<String> found(Query query, int expected) {
    await(query, expected);
    return ids(query);
  }

  private List<String> ids(Query query) {
    return retriever.retrieve(query).stream().map(Passage::chunkId).toList();
  }

  private void await(Query query, int expected) {
    var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(VISIBLE_MILLIS);
    var pause = new CountDownLatch(1);
    try {
      while (retriever.retrieve(query).size() != expected && System.nanoTime() < deadline) {
        pause.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
