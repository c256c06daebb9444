package io.plugdesk.itest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.KeyRing;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The assembled house, started by its own launcher on free ports with an empty data folder. */
final class RunningHouse implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TOKEN = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> PORTS = List.of("HTTP", "SSH", "POSTGRES", "SOLR", "ZOOKEEPER");
  private final Path home;
  private final Map<String, String> environment = new TreeMap<>();
  private final LauncherCalls calls = new LauncherCalls(environment);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Tokens tokens;

  private RunningHouse(Path home) {
    this.home = home.toAbsolutePath().normalize();
    environment.put("PLUGDESK_HOME", this.home.toString());
    environment.put("PLUGDESK_INNER_HOSTS", "127.0.0.1:*");
    environment.put("PLUGDESK_PIN_LIMIT", "PT30S");
  }

  /** Starts a house with empty data; ends with an error that shows the log when it does not. */
  static RunningHouse start() throws IOException, InterruptedException {
    var home = Path.of(System.getProperty("plugdesk.test.home", "target/house"));
    if (Files.exists(home)) {
      try (var old = Files.walk(home)) {
        old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
    var house = new RunningHouse(home);
    for (int i = 0; i < PORTS.size(); i++) {
      house.environment.put("PLUGDESK_" + PORTS.get(i) + "_PORT", LauncherCalls.freePort());
    }
    house.launch("start", "--detach", "--no-demo");
    house.tokens =
        new Tokens(new KeyRing(house.home.resolve("keys")).read(KeyRing.ISSUER), Clock.systemUTC());
    return house;
  }

  /** Runs a command of the launcher and returns what it printed. */
  String launch(String... words) throws IOException, InterruptedException {
    return calls.run(words);
  }

  Path home() {
    return home;
  }

  Map<String, String> environment() {
    return environment;
  }

  String address() {
    return "http://127.0.0.1:" + environment.get("PLUGDESK_HTTP_PORT");
  }

  String operator() {
    return tokens.operator(TOKEN);
  }

  String token(String tenantId, String role) {
    return tokens.of(tenantId, "test-" + role, role, TOKEN);
  }

  String token(String tenantId, String role, String person) {
    return tokens.of(tenantId, person, role, TOKEN);
  }

  /** A token that was good until ten minutes ago. */
  String expired(String tenantId) {
    return tokens.of(tenantId, "test-admin", "admin", Duration.ofMinutes(-10));
  }

  HttpResponse<String> send(String method, String path, String token, Object body)
      throws IOException, InterruptedException {
    return http.send(request(method, path, token, body).build(), BodyHandlers.ofString());
  }

  /** Sends a request that must succeed and returns its JSON. */
  JsonNode json(String method, String path, String token, Object body)
      throws IOException, InterruptedException {
    var response = send(method, path, token, body);
    if (response.statusCode() >= 300) {
      throw new AssertionError(
          method + " " + path + " answered " + response.statusCode() + ": " + response.body());
    }
    return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
  }

  HttpRequest.Builder request(String method, String path, String token, Object body)
      throws IOException {
    var request = HttpRequest.newBuilder(URI.create(address() + path)).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body == null) {
      return request.method(method, BodyPublishers.noBody());
    }
    var text = body instanceof String string ? string : JSON.writeValueAsString(body);
    return request
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(text));
  }

  HttpClient http() {
    return http;
  }

  /** Creates a tenant with the web chat and the clock switched on. */
  String tenant(String slug, String name) throws IOException, InterruptedException {
    var created = json("POST", "/api/v1/tenants", operator(), Map.of("name", name, "domain", slug));
    var id = created.path("tenant_id").asText();
    for (var plugin : List.of("io.plugdesk.channel.web", "io.plugdesk.tool.clock")) {
      json(
          "PUT",
          "/api/v1/features/" + plugin,
          token(id, "admin"),
          Map.of("enabled", true, "settings", Map.of()));
    }
    return id;
  }

  /** Takes a document in and waits until it is searchable; returns its job. */
  String ingest(String tenantId, String document, String title, String content)
      throws IOException, InterruptedException {
    var job =
        json(
                "POST",
                "/api/v1/rag/ingest",
                token(tenantId, "admin"),
                Map.of(
                    "document_id",
                    document,
                    "namespace",
                    "help",
                    "content",
                    content,
                    "metadata",
                    Map.of("title", title, "document_type", "markdown")))
            .path("job_id")
            .asText();
    Await.until(
        "the document is searchable",
        () -> {
          var state = json("GET", "/api/v1/rag/ingest/" + job, token(tenantId, "admin"), null);
          if (state.path("status").asText().equals("failed")) {
            throw new AssertionError(state.toString());
          }
          return state.path("status").asText().equals("completed");
        });
    return job;
  }

  /** Asks one question and returns the whole answer. */
  JsonNode ask(String tenantId, String question) throws IOException, InterruptedException {
    return json(
        "POST",
        "/rag/query",
        token(tenantId, "user"),
        Map.of("tenant_id", tenantId, "question", question, "top_k", 5));
  }

  Visitor visitor(String slug) throws IOException, InterruptedException {
    return new Visitor(this, slug);
  }

  /** Kills the process of that name without a warning, as the kernel might. */
  void kill(String name) throws IOException {
    long pid = pid(name).orElseThrow(() -> new AssertionError(name + " does not run"));
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  Optional<Long> pid(String name) throws IOException {
    try {
      var status = JSON.readTree(launch("status", "--json"));
      var pid = status.path("processes").path(name);
      return pid.isMissingNode() ? Optional.empty() : Optional.of(pid.asLong());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    launch("stop");
  }
}
