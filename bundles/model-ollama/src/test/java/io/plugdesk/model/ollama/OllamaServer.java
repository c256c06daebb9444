package io.plugdesk.model.ollama;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Ollama as the test wrote it down, on loopback. */
final class OllamaServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch brokenOff = new CountDownLatch(1);
  private volatile String request;

  /** What the server does with a request. */
  interface Script {
    void answer(HttpExchange exchange) throws IOException;
  }

  OllamaServer(Script script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/api/chat",
        exchange -> {
          request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          try (exchange) {
            script.answer(exchange);
          } catch (IOException e) {
            brokenOff.countDown();
          }
        });
    server.start();
  }

  /** Says these words, and then that it is done. */
  static Script saying(String... words) {
    return exchange -> {
      begin(exchange);
      for (var word : words) {
        say(exchange, word);
      }
      done(exchange);
    };
  }

  static Script refusing(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  static void begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
    exchange.sendResponseHeaders(200, 0);
  }

  static void say(HttpExchange exchange, String word) throws IOException {
    line(
        exchange,
        "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\""
            + word
            + "\"},\"done\":false}");
  }

  static void done(HttpExchange exchange) throws IOException {
    line(
        exchange,
        "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
            + "\"done_reason\":\"stop\",\"prompt_eval_count\":7,\"eval_count\":3}");
  }

  static void line(HttpExchange exchange, String json) throws IOException {
    exchange.getResponseBody().write((json + "\n").getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String request() {
    return request;
  }

  boolean sawTheConnectionBreak() throws InterruptedException {
    return brokenOff.await(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
