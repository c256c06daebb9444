package io.plugdesk.rest.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.desk.identity.Caller;
import io.plugdesk.desk.identity.RateLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
    var response = post("admin", "{\"some_text\":\"hé\",\"some_number\":1,\"unknown\":true}");
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
    assertProblem(response, 401, "unauthenticated");
    assertTrue(response.headers().firstValue("WWW-Authenticate").isPresent());
  }

  @Test
  void refusesATokenThatDoesNotHold() throws Exception {
    assertProblem(house.send(house.as("forged", ECHO + "/things/1")), 401, "unauthenticated");
  }

  @Test
  void refusesAnotherRole() throws Exception {
    assertProblem(house.send(house.as("visitor", ECHO + "/things/1")), 403, "forbidden");
  }

  @Test
  void refusesAnOperationThatNamesNoRole() throws Exception {
    var response = house.send(house.as("admin", ECHO + "/forgotten"));
    assertProblem(response, 403, "forbidden");
    assertFalse(response.body().contains("nobody may read"));
  }

  @Test
  void refusesAnotherTenantInHeaderPathQueryAndBody() throws Exception {
    var other = house.as("admin", ECHO + "/things/1").header("X-Tenant-ID", "globex");
    assertProblem(house.send(other), 403, "forbidden");
    assertProblem(house.send(house.as("admin", ECHO + "/tenants/globex")), 403, "forbidden");
    var query = house.as("admin", ECHO + "/things/1?tenant_id=globex");
    assertProblem(house.send(query), 403, "forbidden");
    assertProblem(post("admin", "{\"tenant_id\":\"globex\"}"), 403, "forbidden");
  }

  @Test
  void refusesAnotherTenantInABodyWithoutAMediaType() throws Exception {
    var request =
        house.as("admin", ECHO).POST(BodyPublishers.ofString("{\"tenant_id\":\"globex\"}"));
    assertProblem(house.send(request), 403, "forbidden");
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
    assertProblem(house.send(visitor("https://evil.example")), 403, "forbidden");
  }

  @Test
  void refusesALargeBody() throws Exception {
    assertProblem(post("admin", "{\"x\":\"" + "a".repeat(1000) + "\"}"), 413, "too-large");
    var chunked =
        house
            .as("admin", ECHO)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofString("{\"x\":\"" + "a".repeat(1000) + "\"}")));
    assertProblem(house.send(chunked), 413, "too-large");
  }

  @Test
  void namesLineAndColumnOfMalformedJson() throws Exception {
    var response = post("admin", "{\n  \"some_text\": oops\n}");
    assertProblem(response, 400, "malformed");
    assertTrue(response.body().contains("line 2, column"), response.body());
    assertFalse(response.body().contains("oops"), response.body());
  }

  @Test
  void namesTheFieldOfTheWrongForm() throws Exception {
    var response = post("admin", "{\"some_number\":\"many\"}");
    assertProblem(response, 400, "malformed");
    assertTrue(response.body().contains("some_number"), response.body());
    assertFalse(response.body().contains("many\\\""), response.body());
  }

  @Test
  void turnsFailuresIntoProblemsWithoutDetailOfDefects() throws Exception {
    var away = house.send(house.as("admin", ECHO + "/failing/transient"));
    assertProblem(away, 503, "unavailable");
    assertTrue(away.headers().firstValue("Retry-After").isPresent());
    assertProblem(house.send(house.as("admin", ECHO + "/failing/rejected")), 422, "rejected");
    assertProblem(house.send(house.as("admin", ECHO + "/failing/missing")), 404, "not-found");
    var defect = house.send(house.as("admin", ECHO + "/failing/otherwise"));
    assertProblem(defect, 500, "defect");
    assertFalse(defect.body().contains("secret detail"));
  }

  @Test
  void answersUnknownPathsAndMethodsWithProblems() throws Exception {
    assertProblem(house.send(house.request("/nowhere")), 404, "not-found");
    assertProblem(house.send(house.as("admin", ECHO + "/nothing")), 404, "not-found");
    assertProblem(
        house.send(house.as("admin", ECHO + "/things/1").DELETE()), 405, "method-not-allowed");
  }

  @Test
  void refusesAmbiguousPaths() throws Exception {
    assertProblem(house.send(house.request("/chat/%2e%2e" + ECHO)), 400, "malformed");
    assertProblem(house.send(house.request("/chat//x")), 400, "malformed");
    assertProblem(house.send(house.request("/chat;a=b/x")), 400, "malformed");
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
  void streamsEachEventAtOnceAndTheLastOneToo() throws Exception {
    var request = house.as("admin", ECHO + "/stream").header("Accept", "text/event-stream");
    var response = house.client().send(request.build(), BodyHandlers.ofInputStream());
    assertEquals(200, response.statusCode());
    var expected = "event: delta\nid: 1\ndata: one\ndata: two\n\n";
    var first = new String(response.body().readNBytes(expected.length()), StandardCharsets.UTF_8);
    assertEquals(expected, first);
    assertEquals(1, house.router.live().get(0).underWay());
    resource.mayLeave.countDown();
    var rest = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("event: done\nid: 2\ndata: {\"some_text\":\"x\",\"some_number\":3}\n\n", rest);
    assertTrue(house.router.live().get(0).drain(Duration.ofSeconds(5)));
  }

  @Test
  void answersAStreamThatIsRefusedWithAProblem() throws Exception {
    assertProblem(house.send(house.as("admin", ECHO + "/refused-stream")), 422, "rejected");
    assertTrue(house.router.live().get(0).drain(Duration.ofSeconds(5)));
  }

  @Test
  void letsARequestEndWhenANewerVersionTakesOver() throws Exception {
    var slow =
        house
            .client()
            .sendAsync(house.as("admin", ECHO + "/slow").build(), BodyHandlers.ofString());
    assertTrue(resource.entered.await(10, TimeUnit.SECONDS));
    var newer = new EchoResource();
    house.publish(ECHO, "test.owner", 2, newer);
    newer.mayLeave.countDown();
    var fresh = house.send(house.as("admin", ECHO + "/slow"));
    assertEquals("\"slow\"", fresh.body());
    assertTrue(newer.entered.await(0, TimeUnit.SECONDS));
    resource.mayLeave.countDown();
    house.publisher.withdraw(resource);
    assertEquals(200, slow.get(10, TimeUnit.SECONDS).statusCode());
    house.publisher.withdraw(newer);
    assertProblem(house.send(house.as("admin", ECHO + "/slow")), 404, "not-found");
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

  @Test
  void tellsWhoCallsTooOftenWhenToComeBack() throws Exception {
    var before = house.services.limits;
    house.services.limits = new Closed();
    try {
      var response = house.send(house.as("admin", ECHO + "/things/1"));
      assertProblem(response, 429, "too-many-requests");
      assertEquals("2", response.headers().firstValue("Retry-After").orElseThrow());
    } finally {
      house.services.limits = before;
    }
  }

  @Test
  void saysThatTheHouseIsStartingWhileNobodyCanVerifyTokens() throws Exception {
    var before = house.services.tokens;
    house.services.tokens = null;
    try {
      assertProblem(house.send(house.as("admin", ECHO + "/things/1")), 503, "unavailable");
    } finally {
      house.services.tokens = before;
    }
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

  private static void assertProblem(HttpResponse<String> response, int status, String type) {
    assertEquals(status, response.statusCode(), response.body());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
    assertTrue(response.body().contains("\"urn:plugdesk:problem:" + type + "\""), response.body());
  }

  /** Nobody may call. */
  private static final class Closed implements RateLimits {
    @Override
    public Duration take(Caller caller) {
      return Duration.ofMillis(1500);
    }

    @Override
    public Duration take(String address) {
      return Duration.ofMillis(1500);
    }
  }
}
