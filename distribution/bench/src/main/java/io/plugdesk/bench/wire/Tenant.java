package io.plugdesk.bench.wire;

import io.plugdesk.bench.wire.Wire.Call;
import io.plugdesk.launcher.client.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;

/**
 * A tenant of a measurement's own, which may ask as fast as it likes.
 *
 * @param wire requests to the house
 * @param tokens makes tokens for it
 * @param slug its name in addresses
 * @param id its UUID
 */
public record Tenant(Wire wire, Tokens tokens, String slug, String id) {
  private static final String INGEST = "/api/v1/rag/ingest";
  private static final Duration TOKEN = Duration.ofHours(2);
  private static final long PAUSE_MILLIS = 50;

  /** Makes one. */
  public static Tenant create(Wire wire, Tokens tokens, String word) throws InterruptedException {
    var slug = word + "-" + Long.toHexString(System.nanoTime());
    var throttles = Map.of("tenant_per_second", 5000, "visitor_per_second", 1000);
    var body =
        Map.of(
            "name", "Measurement", "domain", slug, "config_json", Map.of("throttles", throttles));
    var made = wire.insist(Call.post("/api/v1/tenants", tokens.operator(TOKEN), body));
    return new Tenant(wire, tokens, slug, made.path("tenant_id").asText());
  }

  /** A token of its admin. */
  public String admin() {
    return tokens.of(id, "bench", "admin", TOKEN);
  }

  /** A token of a user. */
  public String user() {
    return tokens.of(id, "bench", "user", TOKEN);
  }

  /** Switches a plugin on, or gives it other settings. */
  public void on(String plugin, Map<String, Object> settings) throws InterruptedException {
    var wanted = Map.of("enabled", true, "settings", settings);
    wire.insist(Call.post("/api/v1/features/" + plugin, admin(), wanted).put());
  }

  /** Takes a text in and waits until it can be found. */
  public void learn(String documentId, String text) throws InterruptedException {
    var item = Map.of("document_id", documentId, "namespace", "help", "content", text);
    var job = wire.insist(Call.post(INGEST, admin(), item)).path("job_id").asText();
    var status = "processing";
    while (status.equals("processing")) {
      Thread.sleep(PAUSE_MILLIS);
      status = wire.insist(Call.get(INGEST + "/" + job, admin())).path("status").asText();
    }
    if (!status.equals("completed")) {
      throw new IllegalStateException("The document " + documentId + " is " + status);
    }
  }

  /** Deletes it with all that it has. */
  public void delete() throws InterruptedException {
    wire.insist(
        new Call(
            "DELETE",
            "/api/v1/tenants/" + slug,
            tokens.operator(TOKEN),
            "application/json",
            BodyPublishers.noBody()));
  }
}
