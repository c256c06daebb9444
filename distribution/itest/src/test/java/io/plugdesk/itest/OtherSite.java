package io.plugdesk.itest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A site of its own that shows a tenant's chat in the corner of its one page. */
final class OtherSite implements AutoCloseable {
  private final HttpServer server;
  private final String page;

  OtherSite(String house, String tenant) throws IOException {
    page =
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title>
        <script type="module" src="%s/chat/assets/plugdesk.js"></script>
        <main><h1>A shop</h1></main><plugdesk-chat tenant="%s"></plugdesk-chat></html>
        """
            .formatted(house, tenant);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::show);
    server.start();
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void show(HttpExchange exchange) throws IOException {
    try (exchange) {
      var bytes = page.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
