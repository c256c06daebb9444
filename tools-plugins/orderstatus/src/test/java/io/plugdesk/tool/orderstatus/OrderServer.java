package io.plugdesk.tool.orderstatus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop's order service on loopback that answers as the test wrote down. */
final class OrderServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile String path;
  private volatile String authorization;
  private volatile String apiKey;

  /** What the server does with a request. */
  interface Script {
    void answer(HttpExchange exchange) throws IOException;
  }

  OrderServer(Script script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          path = exchange.getRequestURI().getRawPath();
          authorization = exchange.getRequestHeaders().getFirst("Authorization");
          apiKey = exchange.getRequestHeaders().getFirst("X-Api-Key");
          try (exchange) {
            script.answer(exchange);
          }
        });
    server.start();
  }

  static OrderServer saying(int status, String body) throws IOException {
    return new OrderServer(exchange -> say(exchange, status, body));
  }

  static void say(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  int requests() {
    return requests.get();
  }

  String path() {
    return path;
  }

  String authorization() {
    return authorization;
  }

  String apiKey() {
    return apiKey;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
