package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets in, and what bad input gets to hear. */
@ExtendWith(WithHouse.class)
class DoorBootTest {
  @Test
  void everyListenerIsOnLoopback(RunningHouse house) throws Exception {
    var doctor = RunningHouse.JSON.readTree(house.launch("doctor", "--json"));
    assertTrue(doctor.findValuesAsText("name").contains("Loopback"), doctor.toString());
    for (var finding : doctor) {
      assertTrue(finding.path("ok").asBoolean(), finding.toString());
    }
  }

  @Test
  void asksForATokenWhereOneIsNeeded(RunningHouse house) throws Exception {
    var response = house.send("GET", "/api/v1/tenants", null, null);
    assertEquals(401, response.statusCode());
    assertTrue(response.headers().firstValue("WWW-Authenticate").isPresent());
    assertProblem(response.headers().firstValue("Content-Type").orElse(""), response.body());
  }

  @Test
  void refusesATenantThatDiffersFromTheToken(RunningHouse house) throws Exception {
    var own = house.tenant("door-own", "Own");
    var other = house.tenant("door-other", "Other");
    var token = house.token(own, "user");
    var body = Map.of("tenant_id", other, "question", "Hello?");
    assertEquals(403, house.send("POST", "/rag/query", token, body).statusCode());
    var slug = Map.of("tenant_id", "door-other", "question", "Hello?");
    assertEquals(403, house.send("POST", "/rag/query", token, slug).statusCode());
    var ownSlug = Map.of("tenant_id", "door-own", "question", "Hello?");
    assertEquals(200, house.send("POST", "/rag/query", token, ownSlug).statusCode());
  }

  @Test
  void keepsAVisitorOutOfTheAdministration(RunningHouse house) throws Exception {
    house.tenant("door-visitor", "Visitor");
    try (var visitor = house.visitor("door-visitor")) {
      var response = house.send("GET", "/api/v1/features", visitor.token(), null);
      assertEquals(403, response.statusCode());
    }
  }

  @Test
  void namesThePlaceOfMalformedJson(RunningHouse house) throws Exception {
    var tenant = house.tenant("door-json", "Json");
    var response = house.send("POST", "/rag/query", house.token(tenant, "user"), "{\"question\": ");
    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("line 1"), response.body());
    assertFalse(response.body().contains("at io.plugdesk"), response.body());
  }

  @Test
  void refusesAMessageThatIsTooLong(RunningHouse house) throws Exception {
    var tenant = house.tenant("door-long", "Long");
    var body = Map.of("tenant_id", tenant, "question", "x".repeat(5001));
    var response = house.send("POST", "/rag/query", house.token(tenant, "user"), body);
    assertTrue(response.statusCode() == 400 || response.statusCode() == 422, response.body());
    assertTrue(response.body().contains("4000"), response.body());
  }

  @Test
  void anUnknownTenantHasNoPageAndNoChat(RunningHouse house) throws Exception {
    assertEquals(404, house.send("GET", "/chat/nobody", null, null).statusCode());
    assertEquals(404, house.send("GET", "/api/v1/chat/tenants/nobody", null, null).statusCode());
  }

  @Test
  void showsThePageOfATenant(RunningHouse house) throws Exception {
    house.tenant("door-page", "The <Page>");
    var page = house.send("GET", "/chat/door-page", null, null);
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("The &lt;Page&gt;"), page.body());
    assertTrue(page.headers().firstValue("Content-Security-Policy").isPresent());
    var script = house.send("GET", "/chat/assets/plugdesk.js", null, null);
    assertEquals(200, script.statusCode());
  }

  private static void assertProblem(String type, String body) {
    assertTrue(type.startsWith("application/problem+json"), type);
    assertTrue(body.contains("\"title\""), body);
  }
}
