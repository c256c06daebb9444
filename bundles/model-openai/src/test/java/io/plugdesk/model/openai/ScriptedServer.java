package io.plugdesk.model.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server on loopback that answers one request as the test wrote down. */
final class ScriptedServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch connectionClosed = new CountDownLatch(1);
  private volatile String requestBody;
  private volatile String authorization;

  /** What the server does with a request. */
  interface Script {
    void answer(Response response) throws IOException;
  }

  ScriptedServer(Script script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          requestBody =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          authorization = exchange.getRequestHeaders().getFirst("Authorization");
          asked.countDown();
          try {
            script.answer(new Response(exchange));
          } catch (IOException e) {
            connectionClosed.countDown();
          } finally {
            exchange.close();
          }
        });
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  String requestBody() {
    return requestBody;
  }

  String authorization() {
    return authorization;
  }

  boolean wasAsked() throws InterruptedException {
    return asked.await(10, TimeUnit.SECONDS);
  }

  boolean sawTheConnectionClose() throws InterruptedException {
    return connectionClosed.await(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** The response to one request, written piece by piece. */
  static final class Response {
    private final HttpExchange exchange;
    private OutputStream body;

    Response(HttpExchange exchange) {
      this.exchange = exchange;
    }

    void refuse(int status, Map<String, String> headers) throws IOException {
      headers.forEach(exchange.getResponseHeaders()::set);
      var text = "{\"error\":{\"message\":\"no\"}}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, text.length);
      exchange.getResponseBody().write(text);
    }

    Response headers() throws IOException {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      body = exchange.getResponseBody();
      body.flush();
      return this;
    }

    Response event(String data) throws IOException {
      return raw("data: " + data + "\n\n");
    }

    Response token(String text) throws IOException {
      return event(
          "{\"id\":\"1\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":"
              + "{\"role\":\"assistant\",\"content\":\""
              + text
              + "\"},\"finish_reason\":null}]}");
    }

    Response finish(String reason) throws IOException {
      event(
          "{\"id\":\"1\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{},"
              + "\"finish_reason\":\""
              + reason
              + "\"}]}");
      event(
          "{\"id\":\"1\",\"model\":\"m-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,"
              + "\"completion_tokens\":4,\"total_tokens\":15}}");
      return event("[DONE]");
    }

    Response raw(String text) throws IOException {
      body.write(text.getBytes(StandardCharsets.UTF_8));
      body.flush();
      return this;
    }

    /** Says nothing of matter until the client has gone; ends by an {@link IOException}. */
    void stall() throws IOException {
      try {
        for (int beat = 0; beat < 1000; beat++) {
          raw(": waiting\n");
          if (new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
