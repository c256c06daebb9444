package io.plugdesk.rest.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.rest.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that come as forms, through the real door. */
class UploadTest {
  private static final String END = "\r\n--limit--\r\n";
  private static final int FILE_LIMIT = 100_000;
  private final AtomicInteger taken = new AtomicInteger();
  private TestHouse house;

  /** Takes a file, and reads it to its end. */
  @Path("/")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class FileResource {
    private final AtomicInteger taken;

    FileResource(AtomicInteger taken) {
      this.taken = taken;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed("admin")
    public Map<String, String> take(Upload upload) throws IOException {
      taken.incrementAndGet();
      var seen = new TreeMap<String, String>(upload.fields());
      seen.put("name", upload.fileName());
      seen.put("type", upload.mediaType());
      seen.put("size", "" + upload.content().transferTo(java.io.OutputStream.nullOutputStream()));
      return seen;
    }

    @POST
    @Path("text")
    @Consumes(MediaType.TEXT_PLAIN)
    @RolesAllowed("admin")
    public Map<String, String> take(String text) {
      return Map.of("size", "" + text.length());
    }
  }

  @BeforeEach
  void open() throws Exception {
    house = new TestHouse();
    house.publish("/files", new FileResource(taken));
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  @Test
  void givesTheFieldsAndThenTheFile() throws Exception {
    var answer = send("/files", field("namespace", "häuser") + file("Größe 退.pdf", "%PDF"));
    assertEquals(
        "{\"name\":\"Größe 退.pdf\",\"namespace\":\"häuser\",\"size\":\"4\","
            + "\"type\":\"application/pdf\"}",
        answer.body());
  }

  @Test
  void refusesAPathAndSaysWhichNameToSend() throws Exception {
    for (var name :
        new String[] {"../../x", "..\\x", "C:\\x", "C:\\\\temp\\\\x", "/etc/x", "a/../x"}) {
      var answer = send("/files", file(name, "1"));
      TestHouse.assertProblem(answer, 422, "rejected");
      assertTrue(answer.body().contains("A file name, not a path: send 'x'"), answer.body());
    }
    for (var name : new String[] {"../", "a\\..", "/" + "x".repeat(201)}) {
      var answer = send("/files", file(name, "1"));
      TestHouse.assertProblem(answer, 422, "rejected");
      assertTrue(answer.body().contains("such as 'returns.pdf'"), answer.body());
    }
  }

  @Test
  void refusesAPathThatIsEncoded() throws Exception {
    var encoded = file("x", "1").replace("filename=\"x\"", "filename*=UTF-8''..%2F..%2Fx");
    TestHouse.assertProblem(send("/files", encoded), 422, "rejected");
    assertEquals(200, send("/files", encoded.replace("..%2F..%2F", "%20")).statusCode());
  }

  @Test
  void takesNoneOfAFileWithAPath() throws Exception {
    assertTrue(send("/files", file("a..b.md", "1")).body().contains("\"name\":\"a..b.md\""));
    assertEquals(1, taken.get());
    TestHouse.assertProblem(send("/files", file("a/b.md", "1")), 422, "rejected");
    assertEquals(1, taken.get());
  }

  @Test
  void takesAFileUpToItsLimitAndNoLarger() throws Exception {
    var whole = send("/files", file("a", "x".repeat(FILE_LIMIT)));
    assertTrue(whole.body().contains("\"size\":\"100000\""), whole.body());
    var larger = send("/files", file("a", "x".repeat(FILE_LIMIT + 1)));
    TestHouse.assertProblem(larger, 413, "too-large");
    assertTrue(larger.body().contains("100000"), larger.body());
  }

  @Test
  void refusesAFileFarAboveTheLimitAndSaysSoToItsSender() throws Exception {
    TestHouse.assertProblem(send("/files", file("a", "x".repeat(40_000_000))), 413, "too-large");
    var unknownLength =
        house
            .as("admin", "/files")
            .header("Content-Type", "multipart/form-data; boundary=limit")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(bytes(file("a", "x".repeat(9_000_000))))));
    TestHouse.assertProblem(house.send(unknownLength), 413, "too-large");
  }

  @Test
  void leavesTheLimitOfOtherBodiesAsItIs() throws Exception {
    var text =
        house
            .as("admin", "/files/text")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("x".repeat(1001)));
    TestHouse.assertProblem(house.send(text), 413, "too-large");
  }

  @Test
  void refusesAFormThatNamesAnotherTenant() throws Exception {
    assertEquals(200, send("/files", field("tenant_id", "acme") + file("a", "1")).statusCode());
    TestHouse.assertProblem(
        send("/files", field("tenant_id", "globex") + file("a", "1")), 403, "forbidden");
  }

  @Test
  void saysWhatIsWrongWithAForm() throws Exception {
    TestHouse.assertProblem(send("/files", field("a", "b")), 400, "malformed");
    TestHouse.assertProblem(send("/files", ""), 400, "malformed");
    var without =
        house
            .as("admin", "/files")
            .header("Content-Type", "multipart/form-data")
            .POST(BodyPublishers.ofString("x"));
    TestHouse.assertProblem(house.send(without), 400, "malformed");
    TestHouse.assertProblem(
        send("/files", field("long", "x".repeat(70_000)) + file("a", "1")), 413, "too-large");
  }

  @Test
  void refusesFieldsThatWouldNotBeSeen() throws Exception {
    var late = send("/files", file("a", "1") + field("namespace", "help"));
    TestHouse.assertProblem(late, 400, "malformed");
    assertTrue(late.body().contains("follows the file"), late.body());
    TestHouse.assertProblem(send("/files", file("a", "1") + file("b", "2")), 400, "malformed");
  }

  @Test
  void asksForATokenBeforeItReads() throws Exception {
    var request =
        house
            .request("/files")
            .header("Content-Type", "multipart/form-data; boundary=limit")
            .POST(body(file("a", "x".repeat(FILE_LIMIT))));
    TestHouse.assertProblem(house.send(request), 401, "unauthenticated");
  }

  private HttpResponse<String> send(String path, String form)
      throws IOException, InterruptedException {
    return house.send(
        house
            .as("admin", path)
            .header("Content-Type", "multipart/form-data; boundary=limit")
            .POST(body(form)));
  }

  private static HttpRequest.BodyPublisher body(String form) {
    return BodyPublishers.ofByteArray(bytes(form));
  }

  private static byte[] bytes(String form) {
    return (form + END).getBytes(StandardCharsets.UTF_8);
  }

  private static String field(String name, String value) {
    return "\r\n--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
  }

  private static String file(String name, String content) {
    return "\r\n--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
        + name
        + "\"\r\nContent-Type: application/pdf\r\n\r\n"
        + content;
  }
}
