package io.plugdesk.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HouseOutboundTest {
  private static final TenantContext ACME = new TenantContext("acme-id", "acme");

  private final CountDownLatch heard = new CountDownLatch(1);
  private final CountDownLatch broken = new CountDownLatch(1);
  private HttpServer server;
  private String host;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    host = "127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/whole",
        exchange -> {
          exchange.sendResponseHeaders(200, 5);
          exchange.getResponseBody().write("whole".getBytes());
          exchange.close();
        });
    server.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "http://192.0.2.1/");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            while (true) {
              exchange.getResponseBody().write("line\n".getBytes());
              exchange.getResponseBody().flush();
            }
          } catch (IOException e) {
            broken.countDown();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendsWhereThePluginMay() throws Exception {
    var answer = client("setting:base_url").send(get("/whole"), BodyHandlers.ofString());

    assertEquals("whole", answer.body());
    assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
  }

  @Test
  void streamsAndLetsGoWhenItIsCancelled() throws Exception {
    var request =
        client("setting:base_url")
            .sendAsync(
                get("/endless"),
                BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(b -> heard.countDown())));

    assertTrue(heard.await(10, TimeUnit.SECONDS), "nothing came");
    request.cancel(true);
    assertTrue(broken.await(10, TimeUnit.SECONDS), "the connection stayed");
  }

  @Test
  void followsNoRedirect() throws Exception {
    var answer = client("setting:base_url").send(get("/elsewhere"), BodyHandlers.ofString());

    assertEquals(302, answer.statusCode());
  }

  @Test
  void refusesBothWaysOfSending() {
    var client = client("192.0.2.1");

    var thrown =
        assertThrows(
            PlugdeskException.class, () -> client.send(get("/whole"), BodyHandlers.ofString()));
    assertEquals(Kind.FORBIDDEN, thrown.kind());
    var failed = client.sendAsync(get("/whole"), BodyHandlers.ofString());
    var failure = assertThrows(ExecutionException.class, failed::get);
    assertInstanceOf(PlugdeskException.class, failure.getCause());
  }

  private HttpClient client(String declared) {
    var settings = new FixedSettings(ACME.tenantId(), Map.of("base_url", "http://" + host));
    var plugin =
        new Plugin(1, "io.plugdesk.tool.x", "1.0.0", List.of(declared), List.of(), Set.of());
    var grants =
        new Grants(plugin, settings, new Reach(Set.of(host), Path.of("missing")), refusal -> {});
    return new HouseOutbound(grants).client(ACME);
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + host + path)).build();
  }
}
