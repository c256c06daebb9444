package io.plugdesk.bench.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What counts as taken. */
@Timeout(20)
class PaceTest {
  private final Latencies latencies = new Latencies("sample");
  private final Run run = new Run();
  private HttpServer house;

  @BeforeEach
  void open() throws IOException {
    house = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    house.start();
  }

  @AfterEach
  void close() {
    house.stop(0);
  }

  @Test
  void countsWhatSaysWhatItShould() throws Exception {
    ask("{\"status\":\"ok\"}");
    assertEquals(0, latencies.failures());
  }

  @Test
  void aRefusalWithTheStatusOfASuccessHasFailed() throws Exception {
    ask("{\"status\":\"error\"}");
    assertEquals(latencies.count(), latencies.failures());
  }

  private void ask(String answer) throws InterruptedException {
    house.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            run.end();
          }
        });
    var address = URI.create("http://127.0.0.1:" + house.getAddress().getPort());
    var request = Line.request(address, "GET", "/", "", "");
    new Pace(address, request, "\"status\":\"ok\"", latencies, 50).keep(run);
    assertTrue(latencies.count() > 0);
  }
}
