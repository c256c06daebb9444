package io.plugdesk.bench.documents;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.bench.wire.Paper;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.bench.wire.Wire.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The desk of one tenant: takes files in, and answers.
 *
 * @param wire requests to the house
 * @param admin tokens of an admin of the tenant
 */
public record Desk(Wire wire, Supplier<String> admin) {
  private static final String INGEST = "/api/v1/rag/ingest";
  private static final String NAMESPACE = "files";
  private static final long PAUSE_MILLIS = 50;

  /**
   * How the taking in of a file ended.
   *
   * @param completed whether it can be searched
   * @param chunks its passages
   * @param reason why it failed, or empty
   */
  record Taken(boolean completed, int chunks, String reason) {}

  /** Takes a file in and waits for the end of its job; a refusal is an end as well. */
  Taken take(String id, Paper paper) throws InterruptedException {
    try {
      return await(begin(id, paper));
    } catch (IllegalStateException refused) {
      return new Taken(false, 0, refused.getMessage());
    }
  }

  /** Hands a file in and gives the job. */
  String begin(String id, Paper paper) throws InterruptedException {
    var fields = new LinkedHashMap<String, String>();
    fields.put("document_id", id);
    fields.put("namespace", NAMESPACE);
    return wire.insist(Call.upload(INGEST, admin.get(), fields, paper)).path("job_id").asText();
  }

  Taken await(String job) throws InterruptedException {
    while (true) {
      var state = wire.insist(Call.get(INGEST + "/" + job, admin.get()));
      var status = state.path("status").asText();
      if (!status.equals("processing")) {
        return new Taken(
            status.equals("completed"),
            state.path("chunks_total").asInt(),
            state.path("error").asText(""));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** The text of a document as the house has read it. */
  String text(String id) throws InterruptedException {
    var path = "/api/v1/rag/documents/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    return wire.insist(Call.get(path + "?namespace=" + NAMESPACE, admin.get()))
        .path("content")
        .asText();
  }

  /** The best passages for a question. */
  JsonNode search(String question, int most) throws InterruptedException {
    return wire.insist(
            Call.post(
                "/api/v1/rag/query",
                admin.get(),
                Map.of("query", question, "top_k", most, "namespace", NAMESPACE)))
        .path("results");
  }

  /** The answer to a question. */
  JsonNode ask(String tenantId, String question) throws InterruptedException {
    return wire.insist(
        Call.post(
            "/rag/query",
            admin.get(),
            Map.of("tenant_id", tenantId, "question", question, "top_k", 5)));
  }
}
