package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of any format go in, and come back as cited answers. */
@ExtendWith(WithHouse.class)
class DocumentsBootTest {
  private static final byte[] HANDBOOK =
      DocumentsMade.pdf(
          List.of(
              List.of("Handbook", "This handbook is for everybody who sells canoes."),
              List.of("Paddles", "Every canoe comes with two wooden paddles of ash."),
              List.of(
                  "Damaged goods",
                  "A canoe that arrives damaged is collected within 17 days by our own van.")));
  private static String tenant;

  @BeforeAll
  static void aTenant(RunningHouse house) throws Exception {
    tenant = house.tenant("documents", "Documents");
  }

  @Test
  void answersFromAPdfAndNamesThePage(RunningHouse house) throws Exception {
    var job = sent(house, "handbook.pdf", HANDBOOK, Map.of("namespace", "help"));
    assertEquals("completed", ended(house, job).path("status").asText());
    var answer = house.ask(tenant, "Within how many days is a damaged canoe collected?");
    assertTrue(answer.path("answer").asText().contains("17 days"), answer.toString());
    var source = answer.path("sources").path(0);
    assertEquals("handbook.pdf", source.path("doc_id").asText());
    assertEquals(3, source.path("page").asInt(), answer.toString());
  }

  @Test
  void answersFromAWordFile(RunningHouse house) throws Exception {
    var file =
        DocumentsMade.docx("Kayaks", List.of("A kayak may be rented for 23 euros on weekdays."));
    var fields = Map.of("document_id", "kayaks", "metadata", "{\"title\": \"Kayaks\"}");
    var done = ended(house, sent(house, "kayaks.docx", file, fields));
    assertEquals("completed", done.path("status").asText(), done.toString());
    var answer = house.ask(tenant, "For how many euros may a kayak be rented on weekdays?");
    assertTrue(answer.path("answer").asText().contains("23 euros"), answer.toString());
    assertEquals("kayaks", answer.path("sources").path(0).path("doc_id").asText());
  }

  @Test
  void theSameFileAgainCostsNothing(RunningHouse house) throws Exception {
    var file = DocumentsMade.pdf(List.of(List.of("Oars", "Oars are made of spruce.")));
    ended(house, sent(house, "oars.pdf", file, Map.of()));
    var again = form(house, token(house), "oars.pdf", file, Map.of());
    var answer = RunningHouse.JSON.readTree(again.body());
    assertEquals("completed", answer.path("status").asText(), again.body());
  }

  @Test
  void aBadFileFailsWithItsReasonAndIsListedSo(RunningHouse house) throws Exception {
    var cut = java.util.Arrays.copyOf(HANDBOOK, 60);
    var done = ended(house, sent(house, "cut.pdf", cut, Map.of("namespace", "bad")));
    assertEquals("failed", done.path("status").asText(), done.toString());
    assertFalse(done.path("error").asText().isBlank(), done.toString());
    var listed = house.json("GET", "/api/v1/rag/documents?namespace=bad", token(house), null);
    assertEquals("failed", listed.path("documents").path(0).path("status").asText());
    assertEquals(done.path("error"), listed.path("documents").path(0).path("error"));
  }

  @Test
  void aPathIsRefusedByTheNameToSend(RunningHouse house) throws Exception {
    var text = "The pier closes at nine.".getBytes(StandardCharsets.UTF_8);
    var fields = Map.of("namespace", "names");
    var answer = form(house, token(house), "../../pier.txt", text, fields);
    assertEquals(422, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("send 'pier.txt'"), answer.body());
    assertEquals(422, form(house, token(house), "..", text, fields).statusCode());
    var listed = house.json("GET", "/api/v1/rag/documents?namespace=names", token(house), null);
    assertEquals(0, listed.path("documents").size(), listed.toString());
  }

  @Test
  void refusesAFileOfFiftyMegabytes(RunningHouse house) throws Exception {
    var answer = form(house, token(house), "large.pdf", new byte[50 << 20], Map.of());
    assertEquals(413, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("32 MiB"), answer.body());
  }

  @Test
  void streamsHowFarAJobIsToItsTenantAlone(RunningHouse house) throws Exception {
    var job = sent(house, "stream.pdf", HANDBOOK, Map.of("namespace", "stream"));
    var events = events(house, token(house), job);
    assertEquals(200, events.statusCode());
    assertTrue(events.body().contains("event: done\ndata: {"), events.body());
    assertTrue(events.body().contains("\"status\":\"completed\""), events.body());
    var other = house.tenant("documents-other", "Other");
    assertEquals(404, events(house, house.token(other, "admin"), job).statusCode());
    assertEquals(404, events(house, token(house), UUID.randomUUID().toString()).statusCode());
    assertEquals(404, events(house, token(house), "no-uuid").statusCode());
  }

  @Test
  void aFormThatNamesAnotherTenantIsRefused(RunningHouse house) throws Exception {
    var text = "Nobody reads this.".getBytes(StandardCharsets.UTF_8);
    var fields = Map.of("tenant_id", UUID.randomUUID().toString());
    assertEquals(403, form(house, token(house), "a.txt", text, fields).statusCode());
  }

  private static String sent(
      RunningHouse house, String name, byte[] file, Map<String, String> fields)
      throws IOException, InterruptedException {
    var answer = form(house, token(house), name, file, fields);
    assertEquals(202, answer.statusCode(), answer.body());
    return RunningHouse.JSON.readTree(answer.body()).path("job_id").asText();
  }

  private static HttpResponse<String> form(
      RunningHouse house, String token, String name, byte[] file, Map<String, String> fields)
      throws IOException, InterruptedException {
    var request =
        house
            .request("POST", "/api/v1/rag/ingest", token, null)
            .header("Content-Type", DocumentsForm.TYPE)
            .POST(BodyPublishers.ofByteArray(DocumentsForm.of(fields, name, file)));
    return house.http().send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode ended(RunningHouse house, String job) throws Exception {
    var path = "/api/v1/rag/ingest/" + job;
    Await.until(
        "the job has ended",
        () ->
            !house
                .json("GET", path, token(house), null)
                .path("status")
                .asText()
                .equals("processing"));
    return house.json("GET", path, token(house), null);
  }

  private static HttpResponse<String> events(RunningHouse house, String token, String job)
      throws IOException, InterruptedException {
    var request =
        house
            .request("GET", "/api/v1/rag/ingest/" + job, token, null)
            .header("Accept", "text/event-stream");
    return house.http().send(request.build(), BodyHandlers.ofString());
  }

  private static String token(RunningHouse house) {
    return house.token(tenant, "admin");
  }
}
