package io.plugdesk.bench.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plugdesk.bench.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An OpenAI-compatible server that thinks for a moment and then says the same text, slowly. */
public final class ScriptedModel implements AutoCloseable {
  /** What it says each time. */
  public static final String SAYS =
      "The parcel comes back to our workshop and the workshop looks at it within a week. [1]";

  private static final long THINKS_MILLIS = 300;
  private static final long WORD_MILLIS = 60;

  private final long thinksMillis;
  private final long wordMillis;
  private final String says;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /** Starts it on a free port of this machine. */
  public ScriptedModel() throws IOException {
    this(THINKS_MILLIS, WORD_MILLIS, SAYS);
  }

  /**
   * Starts one that says something else at another speed.
   *
   * @param thinksMillis how long it is silent at first
   * @param wordMillis how long each word takes
   * @param says what it says each time
   */
  public ScriptedModel(long thinksMillis, long wordMillis, String says) throws IOException {
    this.thinksMillis = thinksMillis;
    this.wordMillis = wordMillis;
    this.says = says;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::complete);
    server.start();
  }

  /** The settings with which a tenant uses it. */
  public Map<String, Object> settings() {
    return Map.of("base_url", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  private void complete(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      Thread.sleep(thinksMillis);
      for (var word : says.split("(?<= )")) {
        say(exchange, Map.of("delta", Map.of("content", word)));
        Thread.sleep(wordMillis);
      }
      say(exchange, Map.of("delta", Map.of(), "finish_reason", "stop"));
      write(exchange, "[DONE]");
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(HttpExchange exchange, Map<String, Object> choice) throws IOException {
    write(exchange, Wire.JSON.writeValueAsString(Map.of("choices", List.of(choice))));
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
