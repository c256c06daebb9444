package io.plugdesk.itest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A model server that always says the same, and can fall silent in the middle of it. */
final class SlowModel implements AutoCloseable {
  private final String says;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReference<CountDownLatch> silence = new AtomicReference<>();
  private final HttpServer server;

  SlowModel(String says) throws IOException {
    this.says = says;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::complete);
    server.start();
  }

  /** The settings with which a tenant uses it. */
  Map<String, Object> settings() {
    return Map.of("base_url", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  /** The next answer stops after half of its words, until the latch is opened. */
  CountDownLatch fallSilent() {
    var latch = new CountDownLatch(1);
    silence.set(latch);
    return latch;
  }

  private void complete(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      var latch = silence.getAndSet(null);
      var words = says.split("(?<= )");
      for (int i = 0; i < words.length; i++) {
        if (latch != null && i == words.length / 2) {
          latch.await();
        }
        say(exchange, Map.of("delta", Map.of("content", words[i])));
      }
      say(exchange, Map.of("delta", Map.of(), "finish_reason", "stop"));
      write(exchange, "[DONE]");
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(HttpExchange exchange, Map<String, Object> choice) throws IOException {
    write(exchange, RunningHouse.JSON.writeValueAsString(Map.of("choices", List.of(choice))));
  }

  private static void write(HttpExchange exchange, String data) throws IOException {
    exchange.getResponseBody().write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
