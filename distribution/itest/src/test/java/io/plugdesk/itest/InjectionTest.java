package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that mean something to a search engine or a parser open no other tenant's knowledge. */
@ExtendWith(WithHouse.class)
class InjectionTest {
  private static final String SEARCH = "/api/v1/rag/query";
  private static final String ASK = "/rag/query";
  private static Household owner;
  private static Household other;

  @BeforeAll
  static void twoTenants(RunningHouse house) throws Exception {
    long seed = Long.getLong("plugdesk.test.seed", System.nanoTime());
    System.out.println("Canaries grow from -Dplugdesk.test.seed=" + seed);
    var random = new Random(seed);
    owner = new Household(house, "injection-owner", Canaries.from(random));
    other = new Household(house, "injection-other", Canaries.from(random));
  }

  @Test
  void findsTheOwnersWordForTheOwner(RunningHouse house) throws Exception {
    var body = Map.of("query", owner.question(), "namespace", Household.NAMESPACE);
    var answer = house.send("POST", SEARCH, owner.token("user", "first"), body).body();
    assertTrue(answer.contains(owner.canaries().content()), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*:*",
        "*:* OR tenant_id:%s",
        "{!lucene}tenant_id:%s",
        "{!term f=tenant_id}%s",
        "password\" OR tenant_id:\"%s",
        "_query_:\"{!lucene}*:*\"",
        "password&fq=tenant_id:%s&collection=%s&_route_=%s!"
      })
  void questionsAreNoQueries(String pattern, RunningHouse house) throws Exception {
    var text = pattern.replace("%s", owner.id());
    hidden(house, SEARCH, Map.of("query", text));
    hidden(house, SEARCH, Map.of("query", other.question(), "namespace", text));
    hidden(house, SEARCH, Map.of("query", text, "filters", Map.of("document_type", List.of(text))));
    hidden(house, ASK, Map.of("question", text));
    hidden(house, ASK, Map.of("question", other.question(), "namespace", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenant_id", "tenant_id:*) OR (*", "*", "_route_", "collection"})
  void filtersDoNotWiden(String key, RunningHouse house) throws Exception {
    var filters = Map.of(key, List.of(owner.id()));
    hidden(house, SEARCH, Map.of("query", other.question(), "filters", filters));
    hidden(house, ASK, Map.of("question", other.question(), "filters", filters));
  }

  @Test
  void theSecondTenantOfABodyCountsToo(RunningHouse house) throws Exception {
    var body =
        "{\"tenant_id\":\"%s\",\"question\":\"Who?\",\"tenant_id\":\"%s\"}"
            .formatted(other.id(), owner.id());
    var token = other.token("user", "first");
    assertEquals(403, house.send("POST", ASK, token, body).statusCode());
  }

  private static void hidden(RunningHouse house, String path, Map<String, Object> body)
      throws Exception {
    var response = house.send("POST", path, other.token("user", "first"), body);
    assertTrue(response.statusCode() < 500, () -> body + ": " + response.body());
    for (var canary : owner.canaries().all()) {
      assertFalse(response.body().contains(canary), () -> body + ": " + response.body());
    }
  }
}
