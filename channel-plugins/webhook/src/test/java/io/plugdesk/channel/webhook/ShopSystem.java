package io.plugdesk.channel.webhook;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A tenant's own system on loopback: it keeps what is posted to it. */
final class ShopSystem implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private volatile boolean endless;

  /** What was posted. */
  record Posted(String timestamp, String signature, String body) {}

  ShopSystem() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/answers",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          posted.add(
              new Posted(
                  headers.getFirst(Signature.TIMESTAMP),
                  headers.getFirst(Signature.HEADER),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          if (endless) {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().flush();
            return;
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  void answer(int status) {
    this.status = status;
  }

  /** From now on the answer begins and never ends. */
  void answerWithoutEnd() {
    status = 200;
    endless = true;
  }

  List<Posted> posted() {
    return posted;
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
