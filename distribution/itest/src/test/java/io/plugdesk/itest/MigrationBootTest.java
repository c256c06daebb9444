package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tenant moves to another retrieval back end and back while people ask: nobody notices. */
@ExtendWith(WithHouse.class)
class MigrationBootTest {
  private static final String SOLR = "io.plugdesk.retrieval.solr";
  private static final List<String> THINGS =
      List.of("tent", "kayak", "stove", "lantern", "compass", "hammock", "rucksack", "bicycle");
  private static String tenant;

  @BeforeAll
  static void aTenantThatKnowsThings(RunningHouse house) throws Exception {
    tenant = house.tenant("mover", "Mover");
    for (var thing : THINGS) {
      house.ingest(tenant, thing, "The " + thing, about(thing, 10 + THINGS.indexOf(thing)));
    }
    LuceneJar.deploy(house);
  }

  @AfterAll
  static void emptyInbox(RunningHouse house) throws Exception {
    LuceneJar.remove(house);
  }

  @Test
  void answersStayTheSameWhileATenantMovesThereAndBack(RunningHouse house) throws Exception {
    var expected = new TreeMap<String, Set<String>>();
    for (var thing : THINGS) {
      expected.put(thing, cited(house, thing));
      assertEquals(Set.of(thing), expected.get(thing));
    }
    var stopped = new AtomicBoolean();
    var asked = new AtomicInteger();
    var wrong = new CopyOnWriteArrayList<String>();
    var askers = new ArrayList<CompletableFuture<Void>>();
    for (int first : List.of(0, THINGS.size() / 2)) {
      askers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int turn = first; !stopped.get(); turn++) {
                  var thing = THINGS.get(turn % THINGS.size());
                  try {
                    var now = cited(house, thing);
                    if (!now.equals(expected.get(thing))) {
                      wrong.add(thing + " was answered from " + now);
                    }
                  } catch (Exception | AssertionError e) {
                    wrong.add(thing + ": " + e.getMessage());
                  }
                  asked.incrementAndGet();
                }
              }));
    }
    try {
      var there = begin(house, "lucene");
      house.ingest(tenant, "canoe", "The canoe", about("canoe", 99));
      house.json("DELETE", "/api/v1/rag/documents/canoe?namespace=help", admin(house), null);
      house.ingest(tenant, "sledge", "The sledge", about("sledge", 98));
      Await.until("the tenant has moved", () -> phase(house, there).equals("completed"));
      assertEquals(THINGS.size() + 1, status(house, there).path("documents").asInt());
      assertEquals(Set.of(LuceneJar.ID), retrieval(house));
      assertEquals(Set.of("sledge"), cited(house, "sledge"));
      assertFalse(cited(house, "canoe").contains("canoe"), "It was removed");

      house.launch("shell", "knowledge:migrate mover --to solr");
      assertEquals(Set.of(SOLR), retrieval(house));
      assertEquals(Set.of("sledge"), cited(house, "sledge"));
    } finally {
      stopped.set(true);
      askers.forEach(CompletableFuture::join);
    }
    assertEquals(List.of(), wrong, "Of " + asked + " questions");
    assertTrue(asked.get() > THINGS.size(), "People have asked meanwhile: " + asked);
  }

  private static String about(String thing, int days) {
    return "# The %1$s\n\n## Warranty of the %1$s\n\nThe warranty of the %1$s lasts %2$d days.\n"
        .formatted(thing, days);
  }

  private static Set<String> cited(RunningHouse house, String thing) throws Exception {
    var question = "How many days does the warranty of the " + thing + " last?";
    var cited = new TreeSet<String>();
    for (var source : house.ask(tenant, question).path("sources")) {
      cited.add(source.path("doc_id").asText());
    }
    return cited;
  }

  private static String begin(RunningHouse house, String to) throws Exception {
    return house
        .json("POST", "/api/v1/rag/migrations", admin(house), Map.of("to", to))
        .path("job_id")
        .asText();
  }

  private static JsonNode status(RunningHouse house, String job) throws Exception {
    return house.json("GET", "/api/v1/rag/migrations/" + job, admin(house), null);
  }

  private static String phase(RunningHouse house, String job) throws Exception {
    return status(house, job).path("phase").asText();
  }

  private static Set<String> retrieval(RunningHouse house) throws Exception {
    var on = new TreeSet<String>();
    for (var feature : house.json("GET", "/api/v1/features", admin(house), null).path("features")) {
      if (feature.path("plugin").asText().contains(".retrieval.")) {
        on.add(feature.path("plugin").asText());
      }
    }
    return on;
  }

  private static String admin(RunningHouse house) {
    return house.token(tenant, "admin");
  }
}
