package io.plugdesk.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.launcher.client.HouseClient;
import io.plugdesk.launcher.client.Refused;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Brings the demo tenants, their features and their help centres into a running house, over REST.
 */
public final class Demo {
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final long POLL_NANOS = 100_000_000;
  private static final int NOT_FOUND = 404;
  private static final String NAMESPACE = "help";

  private final House house;
  private final HouseClient client;
  private final Tokens tokens;
  private final DemoMarker marker;

  public Demo(House house, KeyRing keys) {
    this.house = house;
    this.client = new HouseClient(house.address());
    this.tokens = new Tokens(keys.read(KeyRing.ISSUER), Clock.systemUTC());
    this.marker = new DemoMarker(house.run());
  }

  /** Returns when all is searchable; what was brought earlier and has not changed is left alone. */
  public void bring(Consumer<String> note) {
    List<DemoTenant> tenants = DemoTenant.all(house);
    Map<String, String> tokenOfJob = new LinkedHashMap<>();
    for (DemoTenant tenant : tenants) {
      String tenantId = tenantId(tenant);
      String token = tokens.of(tenantId, "launcher", "admin", LIFETIME);
      note.accept("switching on what " + tenant.domain() + " uses");
      switchOn(tenant, tenantId, token);
      note.accept("sending " + tenant.articles().size() + " articles of " + tenant.domain());
      tokenOfJob.putAll(ingest(tenant, tenantId, token));
    }
    await(tokenOfJob, note);
    marker.write();
    note.accept(
        tokenOfJob.isEmpty()
            ? ""
            : tenants.size() + " tenants, " + tokenOfJob.size() + " articles");
  }

  private String tenantId(DemoTenant tenant) {
    String operator = tokens.operator(LIFETIME);
    try {
      return client.get("/api/v1/tenants/" + tenant.domain(), operator).path("tenant_id").asText();
    } catch (Refused refused) {
      if (refused.status() != NOT_FOUND) {
        throw failure(tenant, refused);
      }
    }
    try {
      Map<String, Object> wanted =
          Map.of("name", tenant.name(), "domain", tenant.domain(), "config_json", tenant.config());
      return client.post("/api/v1/tenants", operator, wanted).path("tenant_id").asText();
    } catch (Refused refused) {
      throw failure(tenant, refused);
    }
  }

  private void switchOn(DemoTenant tenant, String tenantId, String token) {
    for (Map.Entry<String, JsonNode> feature : tenant.features().entrySet()) {
      String hash = feature.getValue().toString();
      if (!marker.has(tenantId, feature.getKey(), hash)) {
        try {
          client.put(
              "/api/v1/features/" + feature.getKey(),
              token,
              Map.of("enabled", true, "settings", feature.getValue()));
        } catch (Refused refused) {
          throw failure(tenant, refused);
        }
        marker.put(tenantId, feature.getKey(), hash);
      }
    }
  }

  private Map<String, String> ingest(DemoTenant tenant, String tenantId, String token) {
    Map<String, String> jobs = new LinkedHashMap<>();
    for (Article article : tenant.articles()) {
      if (!marker.has(tenantId, article.id(), article.hash())) {
        jobs.put(ingest(tenant, article, token), token);
        marker.put(tenantId, article.id(), article.hash());
      }
    }
    return jobs;
  }

  private String ingest(DemoTenant tenant, Article article, String token) {
    Map<String, Object> metadata =
        Map.of(
            "title",
            article.title(),
            "url",
            tenant.site() + article.id(),
            "document_type",
            "markdown");
    Map<String, Object> document =
        Map.of(
            "document_id",
            article.id(),
            "content",
            article.content(),
            "namespace",
            NAMESPACE,
            "metadata",
            metadata);
    try {
      return client.post("/api/v1/rag/ingest", token, document).path("job_id").asText();
    } catch (Refused refused) {
      throw failure(tenant, refused);
    }
  }

  private void await(Map<String, String> tokenOfJob, Consumer<String> note) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int done = 0;
    for (Map.Entry<String, String> job : tokenOfJob.entrySet()) {
      note.accept(done + " of " + tokenOfJob.size() + " articles can be found");
      while (!isDone(client.get("/api/v1/rag/ingest/" + job.getKey(), job.getValue()))) {
        if (System.nanoTime() > end) {
          throw new Failure(
              "The demo articles are not searchable after "
                  + PATIENCE.toSeconds()
                  + " s. See './plugdesk logs karaf', or start with --no-demo.");
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
      done++;
    }
  }

  private static boolean isDone(JsonNode job) {
    if (job.path("status").asText().equals("failed")) {
      throw new Failure(
          "A demo article could not be read in: "
              + job.path("error").asText()
              + ". See './plugdesk logs karaf', or start with --no-demo.");
    }
    return job.path("status").asText().equals("completed");
  }

  private static Failure failure(DemoTenant tenant, Refused refused) {
    return new Failure(
        "The demo tenant "
            + tenant.domain()
            + " could not be made: "
            + refused.getMessage()
            + " Start with --no-demo to go on without it.",
        refused);
  }
}
