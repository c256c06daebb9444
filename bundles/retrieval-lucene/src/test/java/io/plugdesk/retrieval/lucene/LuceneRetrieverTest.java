package io.plugdesk.retrieval.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneRetrieverTest {
  @TempDir private Path folder;
  private LuceneRetriever lucene;

  @BeforeEach
  void begin() {
    lucene = open();
  }

  @AfterEach
  void close() {
    lucene.close();
  }

  @Test
  void findsAnotherFormOfAWord() {
    put(Samples.passage("returns", 0, "We refunded the returned parcels."));

    assertEquals(List.of("returns-0"), found("refunds for returning a parcel"));
  }

  @Test
  void findsWordsOfTheTitleBeforeWordsOfTheText() {
    put(
        Samples.passage("tents", 0, "Look at our warranty, which is long."),
        Samples.passage("warranty", 0, "Look at our tents, which are large."));

    assertEquals(List.of("warranty-0", "tents-0"), found("warranty"));
  }

  @Test
  void readsNoSyntaxInAQuestion() {
    put(Samples.passage("returns", 0, "Thirty days."));

    assertEquals(List.of(), found("*:* OR text_en:[* TO *] AND (namespace:\"default\" ^"));
    assertEquals(List.of(), found("   "));
  }

  @Test
  void takesALongQuestion() {
    put(Samples.passage("returns", 0, "Thirty days."));
    var words = new StringBuilder("thirty");
    for (int word = 0; word < 4000; word++) {
      words.append(" word").append(word);
    }

    assertEquals(List.of("returns-0"), found(words.toString()));
  }

  @Test
  void givesAPassageBackAsItWas() {
    var passage =
        new Passage(
            "guide-7",
            "guide",
            "manuals",
            7,
            "Zelte",
            "Aufbau › Gestänge",
            12,
            "Die Stangen werden zusammengesteckt.",
            "https://shop.example/guide",
            "v2",
            "de",
            Instant.parse("2026-07-01T12:00:00Z"),
            0,
            Map.of("document_type", "manual", "product", "tent"));
    put(passage);
    var filter =
        new Query.Filter(
            "manuals",
            List.of("faq", "manual"),
            passage.createdAt(),
            passage.createdAt(),
            Map.of("product", "tent"));

    var found =
        lucene.retrieve(new Query(Samples.ACME, "Stange stecken", "de", null, 5, filter)).get(0);

    assertTrue(found.score() > 0);
    assertEquals(passage, found.withScore(0));
  }

  @Test
  void scoresMeaningByTheCosine() {
    put(Samples.passage("returns", 0, "Thirty days."));
    var query = new Query(Samples.ACME, "", "en", vector(), 5, Query.Filter.NONE);

    assertEquals(1, lucene.retrieve(query).get(0).score(), 1e-5);
  }

  @Test
  void keepsWhatItWasGivenAfterARestart() {
    put(Samples.passage("returns", 0, "Thirty days."));
    lucene.close();
    lucene = open();

    assertEquals(List.of("returns-0"), found("thirty"));
  }

  @Test
  void seesWhatANewerInstanceWrote() {
    put(Samples.passage("returns", 0, "Thirty days."));
    found("thirty");
    var newer = open();
    newer.put(Samples.ACME, indexed(Samples.passage("opening", 0, "Thirty minutes.")));
    newer.close();

    assertEquals(2, found("thirty").size());
  }

  @Test
  void leavesNoFileOfADroppedTenant() {
    put(Samples.passage("returns", 0, "Thirty days."));
    var own = folder.resolve(Samples.ACME.tenantId());
    assertTrue(Files.exists(own));

    lucene.drop(Samples.ACME);

    assertFalse(Files.exists(own));
  }

  @Test
  void namesVectorsOfAnotherLength() {
    put(Samples.passage("returns", 0, "Thirty days."));
    var other = new IndexedPassage(Samples.passage("x", 0, "Other."), "sum", new float[] {1, 0});

    var failure =
        assertThrows(PlugdeskException.class, () -> lucene.put(Samples.ACME, List.of(other)));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
    assertEquals(List.of("returns-0"), found("thirty"));
  }

  @Test
  void namesAnIndexThatCannotBeRead() throws IOException {
    put(Samples.passage("returns", 0, "Thirty days."));
    lucene.close();
    lucene = open();
    try (var files = Files.list(folder.resolve(Samples.ACME.tenantId()))) {
      for (var file :
          files.filter(file -> file.getFileName().toString().startsWith("segments")).toList()) {
        Files.write(file, new byte[64]);
      }
    }

    var failure = assertThrows(PlugdeskException.class, () -> found("thirty"));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
  }

  @Test
  void refusesATenantWhoseIdIsNoUuid() {
    var outside = new TenantContext("../../etc", "evil");

    assertThrows(
        IllegalArgumentException.class,
        () -> lucene.put(outside, indexed(Samples.passage("returns", 0, "Thirty days."))));
  }

  private LuceneRetriever open() {
    return new LuceneRetriever(Settings.of(LuceneConfig.class, Map.of()), folder);
  }

  private void put(Passage... passages) {
    lucene.put(Samples.ACME, indexed(passages));
  }

  private static List<IndexedPassage> indexed(Passage... passages) {
    return Arrays.stream(passages)
        .map(passage -> new IndexedPassage(passage, "sum", vector()))
        .toList();
  }

  private static float[] vector() {
    var vector = new float[384];
    vector[0] = 1;
    return vector;
  }

  private List<String> found(String text) {
    return lucene
        .retrieve(new Query(Samples.ACME, text, "en", null, 10, Query.Filter.NONE))
        .stream()
        .map(Passage::chunkId)
        .toList();
  }
}
