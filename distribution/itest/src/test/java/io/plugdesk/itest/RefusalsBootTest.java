package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.plugdesk.launcher.client.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is bad is refused with its own reason, and nothing else is disturbed by it. */
@ExtendWith(WithHouse.class)
class RefusalsBootTest {
  private static final String QUESTION = "Within how many days can a tent be returned?";
  private static final int FIFTY_MEBIBYTES = 50 << 20;
  private static String tenant;

  @BeforeAll
  static void aTenantThatAnswers(RunningHouse house) throws Exception {
    tenant = house.tenant("refusals", "Refusals");
    house.ingest(
        tenant, "returns", "Returns", "# Returns\n\nA tent can be returned within 42 days.\n");
  }

  @AfterAll
  static void nothingWasDisturbed(RunningHouse house) throws Exception {
    assertTrue(house.ask(tenant, QUESTION).path("answer").asText().contains("42 days"));
  }

  static Stream<Arguments> files() {
    long seed = Long.getLong("plugdesk.test.seed", System.nanoTime());
    System.out.println("Garbage grows from -Dplugdesk.test.seed=" + seed);
    return Stream.of(
        Arguments.of("truncated.pdf", BadFiles.truncatedPdf()),
        Arguments.of("bomb.docx", BadFiles.bomb()),
        Arguments.of("laughs.docx", BadFiles.laughs()),
        Arguments.of("garbage.md", BadFiles.garbage(seed)),
        Arguments.of("program.exe", BadFiles.garbage(seed + 1)),
        Arguments.of("empty.txt", new byte[0]));
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhyAFileCannotBeRead(String name, byte[] bytes, RunningHouse house) throws Exception {
    var reason = reason(house, name, bytes);
    assertFalse(reason.isBlank());
    assertFalse(reason.contains("Exception") || reason.contains("io.plugdesk"), reason);
  }

  @Test
  void refusesAFileThatIsTooLarge(RunningHouse house) throws Exception {
    var response = upload(house, "large.txt", new byte[FIFTY_MEBIBYTES]);
    assertEquals(413, response.statusCode(), response.body());
    assertTrue(response.body().contains("MiB"), response.body());
  }

  @Test
  void aNameIsNeverAPath(RunningHouse house) throws Exception {
    var text = "# X\n\nThe answer lies in the attic.\n".getBytes(StandardCharsets.UTF_8);
    var response = upload(house, "../../x.md", text);
    assertEquals(422, response.statusCode(), response.body());
    assertTrue(response.body().contains("x.md"), response.body());
  }

  @Test
  void refusesATokenThatIsOver(RunningHouse house) throws Exception {
    var response = house.send("GET", "/api/v1/features", house.expired(tenant), null);
    assertEquals(401, response.statusCode(), response.body());
    assertTrue(response.body().contains("expired"), response.body());
  }

  @Test
  void refusesATokenOfAnotherIssuer(RunningHouse house) throws Exception {
    var response = house.send("GET", "/api/v1/features", foreign(), null);
    assertEquals(401, response.statusCode(), response.body());
  }

  private static String foreign() throws JOSEException {
    var key =
        new RSAKeyGenerator(2048)
            .keyID("other")
            .algorithm(JWSAlgorithm.RS256)
            .generate()
            .toJSONString();
    return new Tokens(key, Clock.systemUTC()).of(tenant, "mia", "admin", Duration.ofHours(1));
  }

  private static String admin(RunningHouse house) {
    return house.token(tenant, "admin");
  }

  /** Why a file was not taken in, be it at once or by its job. */
  private static String reason(RunningHouse house, String name, byte[] bytes) throws Exception {
    var response = upload(house, name, bytes);
    if (response.statusCode() >= 300) {
      assertTrue(response.statusCode() < 500, response.body());
      return RunningHouse.JSON.readTree(response.body()).path("detail").asText();
    }
    var job = RunningHouse.JSON.readTree(response.body()).path("job_id").asText();
    var path = "/api/v1/rag/ingest/" + job;
    Await.until(
        name + " has failed",
        () -> house.json("GET", path, admin(house), null).path("status").asText().equals("failed"));
    return house.json("GET", path, admin(house), null).path("error").asText();
  }

  private static HttpResponse<String> upload(RunningHouse house, String name, byte[] bytes)
      throws Exception {
    var boundary = "plugdesk-test-boundary";
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"namespace\"\r\n\r\nhelp\r\n--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .formatted(boundary, boundary, name);
    var body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofByteArray(bytes),
            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    var request =
        house
            .request("POST", "/api/v1/rag/ingest", admin(house), null)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(body)
            .build();
    return house.http().send(request, BodyHandlers.ofString());
  }
}
