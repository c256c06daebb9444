package io.plugdesk.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import io.plugdesk.launcher.house.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final String TENANT = "{\"tenant_id\":\"018f4e9a-0000-7000-8000-000000000001\"}";

  @TempDir Path folder;
  private final List<String> requests = new ArrayList<>();
  private boolean tenantExists;
  private String jobStatus = "completed";
  private HttpServer server;
  private House house;
  private KeyRing keys;
  private Path article;

  @BeforeEach
  void prepare() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    int port = server.getAddress().getPort();
    house = House.of(folder, Map.of(Ports.HTTP, String.valueOf(port)));
    house.makeFolders();
    keys = new KeyRing(house.keys());
    keys.complete();
    Path tenant = house.built("launcher/target/launcher/demo/acme");
    article = Files.createDirectories(tenant.resolve("articles")).resolve("returns.md");
    Files.writeString(article, "# Returns\n\nThirty days.\n");
    Files.writeString(
        tenant.resolve("tenant.json"),
        """
        {"name":"Acme","domain":"acme","features":["io.plugdesk.tool.clock"],
         "config_json":{"quick_replies":["How long?"]}}""");
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void bringsTenantFeaturesAndArticles() {
    List<String> notes = new ArrayList<>();
    new Demo(house, keys).bring(notes::add);
    assertEquals(
        List.of(
            "GET /api/v1/tenants/acme",
            "POST /api/v1/tenants",
            "PUT /api/v1/features/io.plugdesk.tool.clock",
            "POST /api/v1/rag/ingest",
            "GET /api/v1/rag/ingest/j1"),
        requests);
    assertEquals(
        List.of(
            "switching on what acme uses",
            "sending 1 articles of acme",
            "0 of 1 articles can be found"),
        notes.subList(0, 3));
    assertEquals("1 tenants, 1 articles", notes.get(notes.size() - 1));
  }

  @Test
  void bringsNothingTwiceButAChangedArticleAgain() throws Exception {
    new Demo(house, keys).bring(note -> {});
    requests.clear();
    new Demo(house, keys).bring(note -> {});
    assertEquals(List.of("GET /api/v1/tenants/acme"), requests);

    requests.clear();
    Files.writeString(article, "# Returns\n\nSixty days.\n");
    new Demo(house, keys).bring(note -> {});
    assertTrue(requests.contains("POST /api/v1/rag/ingest"), requests.toString());
  }

  @Test
  void anArticleThatFailedIsTriedAgainAtTheNextStart() {
    jobStatus = "failed";
    assertThrows(Failure.class, () -> new Demo(house, keys).bring(note -> {}));
    requests.clear();
    jobStatus = "completed";
    new Demo(house, keys).bring(note -> {});
    assertTrue(requests.contains("POST /api/v1/rag/ingest"), requests.toString());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String request = exchange.getRequestMethod() + " " + path;
    requests.add(request);
    if (request.equals("GET /api/v1/tenants/acme") && !tenantExists) {
      reply(exchange, 404, "{\"title\":\"Not found\"}");
    } else if (path.startsWith("/api/v1/tenants")) {
      tenantExists = true;
      reply(exchange, 200, TENANT);
    } else if (path.equals("/api/v1/rag/ingest")) {
      reply(exchange, 202, "{\"job_id\":\"j1\"}");
    } else if (path.startsWith("/api/v1/rag/ingest/")) {
      reply(exchange, 200, "{\"status\":\"" + jobStatus + "\",\"error\":\"empty\"}");
    } else {
      reply(exchange, 200, "{}");
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
