package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tenant's guard hides and refuses, in answers and in questions, from its first message on. */
@ExtendWith(WithHouse.class)
class GuardBootTest {
  private static final String PHRASES = "/api/v1/features/io.plugdesk.guard.phrases";
  private static final String QUESTION = "How long may a kettle be returned?";
  private static String tenant;

  @BeforeAll
  static void aTenantThatKnowsOfKettles(RunningHouse house) throws Exception {
    tenant = house.tenant("guarded", "Guarded");
    house.ingest(
        tenant,
        "kettles",
        "Kettles",
        "# Returning a kettle\n\nA kettle may be returned to Ostrich Lane for thirty days.");
  }

  @Test
  void hidesAndRefusesWhatTheTenantNames(RunningHouse house) throws Exception {
    assertTrue(asked(house, QUESTION).path("response").asText().contains("Ostrich Lane"));

    guard(
        house,
        true,
        Map.of("hide", List.of("Ostrich Lane"), "refuse", List.of("lawyer"), "told", "Not here."));
    var hidden = asked(house, QUESTION).path("response").asText();
    assertTrue(hidden.contains("[hidden] for thirty days"), hidden);
    assertFalse(hidden.contains("Ostrich"), hidden);
    var refused = asked(house, "Do I need a lawyer to return a kettle?");
    assertEquals("Not here.", refused.path("response").asText());
    assertEquals(0, refused.path("citations").size());

    guard(house, false, Map.of());
    assertTrue(asked(house, QUESTION).path("response").asText().contains("Ostrich Lane"));
  }

  private static void guard(RunningHouse house, boolean on, Map<String, Object> settings)
      throws Exception {
    var wanted = Map.of("enabled", on, "settings", settings);
    house.json("PUT", PHRASES, house.token(tenant, "admin"), wanted);
  }

  private static JsonNode asked(RunningHouse house, String question) throws Exception {
    return house.json(
        "POST", "/api/v1/query", house.token(tenant, "user"), Map.of("message", question));
  }
}
