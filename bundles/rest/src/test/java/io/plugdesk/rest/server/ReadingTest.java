package io.plugdesk.rest.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the door says of a body that is missing and of a number that is none, over real HTTP. */
@Timeout(20)
class ReadingTest {
  private static final String PATH = "/api/v1/reading";
  private static final List<BodyPublisher> NOTHING =
      List.of(
          BodyPublishers.noBody(),
          BodyPublishers.ofString(""),
          BodyPublishers.ofString(" \n"),
          BodyPublishers.fromPublisher(BodyPublishers.ofString("")),
          BodyPublishers.ofString("null"));
  private static TestHouse house;

  @BeforeAll
  static void open() throws Exception {
    house = new TestHouse();
    house.publish(PATH, new ReadingResource());
  }

  @AfterAll
  static void close() throws Exception {
    house.close();
  }

  @Test
  void saysWhatIsExpectedInsteadOfNoBody() throws Exception {
    for (var nothing : NOTHING) {
      var refused = house.send(json(PATH).POST(nothing));
      assertRefused("A JSON object is expected as the body", refused);
    }
    assertEquals("needed a", word(json(PATH).POST(BodyPublishers.ofString("{\"word\":\"a\"}"))));
    assertEquals("needed null", word(json(PATH).POST(BodyPublishers.ofString("{}"))));
  }

  @Test
  void readsWhatIsUsualWhereABodyMayBeMissing() throws Exception {
    for (var nothing : NOTHING) {
      assertEquals("optional usual", word(json(PATH).PUT(nothing)));
    }
    assertEquals("optional a", word(json(PATH).PUT(BodyPublishers.ofString("{\"word\":\"a\"}"))));
  }

  @Test
  void saysThatAListIsExpected() throws Exception {
    var list = json(PATH + "/all");
    assertRefused("A JSON array is expected", house.send(list.POST(BodyPublishers.noBody())));
    assertRefused("A JSON array is expected", house.send(list.POST(BodyPublishers.ofString("{}"))));
    assertEquals("all 1", word(list.POST(BodyPublishers.ofString("[{}]"))));
  }

  @Test
  void saysThatAnObjectIsExpectedInsteadOfSomethingElse() throws Exception {
    for (var other : List.of("[]", "5", "true", "\"secret\"")) {
      var refused = house.send(json(PATH).POST(BodyPublishers.ofString(other)));
      assertRefused("A JSON object is expected as the body", refused);
      assertFalse(refused.body().contains("secret"), refused.body());
    }
  }

  @Test
  void namesTheParameterThatIsNoNumber() throws Exception {
    assertRefused("limit: a whole number up to 2147483647 is expected", get("?limit=abc"));
    assertRefused("limit: a whole number", get("?limit="));
    assertRefused("limit: a whole number", get("?limit=99999999999"));
    assertRefused("after: a whole number up to 9223372036854775807", get("?after=1.5"));
    assertRefused("share: a number is expected", get("?share=half"));
    assertRefused("sizes: a whole number", get("?sizes=1&sizes=two"));
    assertRefused(
        "X-Depth: a whole number", house.send(house.as("admin", PATH).header("X-Depth", "deep")));
  }

  @Test
  void readsNumbers() throws Exception {
    assertEquals("7 null null [] null", word(house.as("admin", PATH)));
    assertEquals("7 null null [] null", word(house.as("admin", PATH + "?after=&share=")));
    var given = house.as("admin", PATH + "?limit=-3&after=9&share=0.5&sizes=1&sizes=2");
    assertEquals("-3 9 0.5 [1, 2] 4", word(given.header("X-Depth", "4")));
  }

  @Test
  void knowsNoPageUnderAPathThatIsNoNumber() throws Exception {
    TestHouse.assertProblem(get("/abc"), 404, "not-found");
    assertEquals("number 12", word(house.as("admin", PATH + "/12")));
  }

  private static HttpRequest.Builder json(String path) {
    return house.as("admin", path).header("Content-Type", "application/json");
  }

  private static HttpResponse<String> get(String more) throws Exception {
    return house.send(house.as("admin", PATH + more));
  }

  private static String word(HttpRequest.Builder request) throws Exception {
    var response = house.send(request);
    assertEquals(200, response.statusCode(), response.body());
    return response.body().replaceAll("^\\{\"word\":\"(.*)\"}$", "$1");
  }

  private static void assertRefused(String sentence, HttpResponse<String> response) {
    TestHouse.assertProblem(response, 400, "malformed");
    assertTrue(response.body().contains(sentence), response.body());
  }
}
