package io.plugdesk.rest.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The door from the outside, over real HTTP. */
@Timeout(20)
class DoorTest {
  private static final String ECHO = "/api/v1/echo";
  private static TestHouse house;
  private EchoResource resource;

  @BeforeAll
  static void open() throws Exception {
    house = new TestHouse();
  }

  @AfterAll
  static void close() throws Exception {
    house.close();
  }

  @BeforeEach
  void publishFresh() {
    resource = new EchoResource();
    house.publish(ECHO, resource);
  }

  @AfterEach
  void withdraw() {
    resource.mayLeave.countDown();
    house.publisher.withdraw(resource);
  }

  @Test
  void speaksSnakeCaseAndGivesTheVerifiedTenant() throws Exception {
    var response = post("admin", "{\"some_text\":\"hé\",\"some_number\":1}");
    assertEquals(200, response.statusCode(), response.body());
    assertEquals(
        "{\"some_text\":\"hé\",\"tenant_slug\":\"acme\",\"subject\":\"ada\",\"admin\":true,"
            + "\"at\":\"1970-01-01T00:00:00Z\"}",
        response.body());
    assertEquals("no-store", response.headers().firstValue("Cache-Control").orElseThrow());
    assertEquals("nosniff", response.headers().firstValue("X-Content-Type-Options").orElseThrow());
  }

  @Test
  void asksForATokenWhenThereIsNone() throws Exception {
    var response = house.send(house.request(ECHO + "/things/1"));
    TestHouse.assertProblem(response, 401, "unauthenticated");
    assertTrue(response.headers().firstValue("WWW-Authenticate").isPresent());
  }

  @Test
  void tellsABrowserAtTheBareAddressWhereToGo() throws Exception {
    var browser = "text/html,application/xhtml+xml,*/*;q=0.8";
    var page = house.send(house.request("/").header("Accept", browser));
    assertEquals(200, page.statusCode());
    assertEquals(
        "text/html;charset=utf-8", page.headers().firstValue("Content-Type").orElseThrow());
    assertTrue(page.body().contains("/chat/NAME"), page.body());
    assertFalse(page.body().contains("acme"), "a tenant is named");

    TestHouse.assertProblem(house.send(house.request("/")), 404, "not-found");
    var elsewhere = house.request("/nowhere").header("Accept", browser);
    TestHouse.assertProblem(house.send(elsewhere), 404, "not-found");
  }

  @Test
  void refusesATokenThatDoesNotHold() throws Exception {
    TestHouse.assertProblem(
        house.send(house.as("forged", ECHO + "/things/1")), 401, "unauthenticated");
  }

  @Test
  void refusesAnotherRole() throws Exception {
    TestHouse.assertProblem(house.send(house.as("visitor", ECHO + "/things/1")), 403, "forbidden");
  }

  @Test
  void refusesAnOperationThatNamesNoRole() throws Exception {
    var response = house.send(house.as("admin", ECHO + "/forgotten"));
    TestHouse.assertProblem(response, 403, "forbidden");
    assertFalse(response.body().contains("nobody may read"));
  }

  @Test
  void refusesAnotherTenantInHeaderPathQueryAndBody() throws Exception {
    var other = house.as("admin", ECHO + "/things/1").header("X-Tenant-ID", "globex");
    TestHouse.assertProblem(house.send(other), 403, "forbidden");
    TestHouse.assertProblem(
        house.send(house.as("admin", ECHO + "/tenants/globex")), 403, "forbidden");
    var query = house.as("admin", ECHO + "/things/1?tenant_id=globex");
    TestHouse.assertProblem(house.send(query), 403, "forbidden");
    TestHouse.assertProblem(post("admin", "{\"tenant_id\":\"globex\"}"), 403, "forbidden");
  }

  @Test
  void refusesAnotherTenantInABodyWithoutAMediaType() throws Exception {
    var request =
        house.as("admin", ECHO).POST(BodyPublishers.ofString("{\"tenant_id\":\"globex\"}"));
    TestHouse.assertProblem(house.send(request), 403, "forbidden");
  }

  @Test
  void acceptsTheOwnTenantByIdAndBySlug() throws Exception {
    var id = TestHouse.ACME.tenantId();
    var request = house.as("admin", ECHO + "/tenants/acme?tenant_id=" + id);
    assertEquals(200, house.send(request.header("X-Tenant-ID", "acme")).statusCode());
    assertEquals(200, post("admin", "{\"tenant_id\":\"" + id + "\"}").statusCode());
  }

  @Test
  void letsAnOperatorNameATenantButGivesNone() throws Exception {
    var response = house.send(house.as("operator", ECHO + "/tenants/globex"));
    assertEquals(200, response.statusCode());
    assertTrue(response.body().contains("\"tenant_slug\":null"), response.body());
  }

  @Test
  void bindsAVisitorToItsOrigin() throws Exception {
    var own = visitor("https://shop.example");
    assertEquals(200, house.send(own).statusCode());
    TestHouse.assertProblem(house.send(visitor("https://evil.example")), 403, "forbidden");
  }

  @Test
  void refusesALargeBody() throws Exception {
    TestHouse.assertProblem(
        post("admin", "{\"x\":\"" + "a".repeat(1000) + "\"}"), 413, "too-large");
    var chunked =
        house
            .as("admin", ECHO)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofString("{\"x\":\"" + "a".repeat(1000) + "\"}")));
    TestHouse.assertProblem(house.send(chunked), 413, "too-large");
  }

  @Test
  void namesLineAndColumnOfMalformedJson() throws Exception {
    var response = post("admin", "{\n  \"some_text\": oops\n}");
    TestHouse.assertProblem(response, 400, "malformed");
    assertTrue(response.body().contains("line 2, column"), response.body());
    assertFalse(response.body().contains("oops"), response.body());
  }

  @Test
  void namesAFieldThatDoesNotExistAndThoseThatDo() throws Exception {
    var response = post("admin", "{\"some_text\":\"a\",\"colour\":\"red\"}");
    TestHouse.assertProblem(response, 400, "malformed");
    assertTrue(
        response.body().contains("There is no field colour")
            && response.body().contains("some_number, some_text"),
        response.body());
    assertFalse(response.body().contains("red"), response.body());
  }

  @Test
  void letsAnyBodyNameItsTenant() throws Exception {
    assertEquals(200, post("admin", "{\"tenant_id\":\"acme\"}").statusCode());
    TestHouse.assertProblem(post("admin", "{\"deep\":{\"tenant_id\":\"acme\"}}"), 400, "malformed");
  }

  @Test
  void leavesTheBodyOfAPublicOperationToItsSignature() throws Exception {
    var signed = new SignedResource();
    house.publish("/api/v1/webhooks", signed);
    try {
      var request =
          house
              .request("/api/v1/webhooks")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"no json"));
      TestHouse.assertProblem(house.send(request), 403, "forbidden");
      var tooLong = house.request("/api/v1/webhooks").header("Content-Type", "application/json");
      TestHouse.assertProblem(
          house.send(tooLong.POST(BodyPublishers.ofString("x".repeat(1001)))), 413, "too-large");
    } finally {
      house.publisher.withdraw(signed);
    }
  }

  @Test
  void namesTheFieldOfTheWrongForm() throws Exception {
    var response = post("admin", "{\"some_number\":\"many\"}");
    TestHouse.assertProblem(response, 400, "malformed");
    assertTrue(response.body().contains("some_number"), response.body());
    assertFalse(response.body().contains("many\\\""), response.body());
  }

  @Test
  void turnsFailuresIntoProblemsWithoutDetailOfDefects() throws Exception {
    var away = house.send(house.as("admin", ECHO + "/failing/transient"));
    TestHouse.assertProblem(away, 503, "unavailable");
    assertTrue(away.headers().firstValue("Retry-After").isPresent());
    TestHouse.assertProblem(
        house.send(house.as("admin", ECHO + "/failing/rejected")), 422, "rejected");
    TestHouse.assertProblem(
        house.send(house.as("admin", ECHO + "/failing/missing")), 404, "not-found");
    var defect = house.send(house.as("admin", ECHO + "/failing/otherwise"));
    TestHouse.assertProblem(defect, 500, "defect");
    assertFalse(defect.body().contains("secret detail"));
  }

  @Test
  void answersUnknownPathsAndMethodsWithProblems() throws Exception {
    TestHouse.assertProblem(house.send(house.request("/nowhere")), 404, "not-found");
    TestHouse.assertProblem(house.send(house.as("admin", ECHO + "/nothing")), 404, "not-found");
    TestHouse.assertProblem(
        house.send(house.as("admin", ECHO + "/things/1").DELETE()), 405, "method-not-allowed");
  }

  @Test
  void refusesAmbiguousPaths() throws Exception {
    TestHouse.assertProblem(house.send(house.request("/chat/%2e%2e" + ECHO)), 400, "malformed");
    TestHouse.assertProblem(house.send(house.request("/chat//x")), 400, "malformed");
    TestHouse.assertProblem(house.send(house.request("/chat;a=b/x")), 400, "malformed");
  }

  @Test
  void keepsEncodedSlashesInsideAnId() throws Exception {
    var response = house.send(house.as("admin", ECHO + "/things/a%2Fb%20c"));
    assertEquals(200, response.statusCode(), response.body());
    assertTrue(response.body().contains("\"a/b c\""), response.body());
  }

  @Test
  void namesThePublicAddressOfWhatWasCreated() throws Exception {
    var response = house.send(house.as("admin", ECHO + "/things").POST(BodyPublishers.noBody()));
    assertEquals(201, response.statusCode(), response.body());
    var location = URI.create(response.headers().firstValue("Location").orElseThrow());
    assertEquals(ECHO + "/things/7", location.getPath());
    assertEquals(house.port(), location.getPort());
  }

  @Test
  void openlyAnswersBrowsersOfOtherSitesForTheChatOnly() throws Exception {
    var preflight =
        house
            .request("/api/v1/chat/messages")
            .header("Origin", "https://shop.example")
            .header("Access-Control-Request-Method", "POST")
            .method("OPTIONS", BodyPublishers.noBody());
    var answer = house.send(preflight);
    assertEquals(204, answer.statusCode());
    assertEquals(
        "https://shop.example",
        answer.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
    var other = house.as("admin", ECHO + "/things/1").header("Origin", "https://shop.example");
    var closed = house.send(other);
    assertNull(closed.headers().firstValue("Access-Control-Allow-Origin").orElse(null));
  }

  private static HttpRequest.Builder visitor(String origin) {
    return house
        .as("visitor", ECHO)
        .header("Origin", origin)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{}"));
  }

  private static HttpResponse<String> post(String token, String body)
      throws IOException, InterruptedException {
    return house.send(
        house
            .as(token, ECHO)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
