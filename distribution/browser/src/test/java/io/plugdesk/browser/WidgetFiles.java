package io.plugdesk.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Serves the widget's own files under the strictest policy that a house may set. */
final class WidgetFiles implements HttpHandler {
  static final Path FOLDER =
      Path.of("../../channel-plugins/web/src/main/resources/io/plugdesk/channel/web")
          .toAbsolutePath()
          .normalize();
  static final String POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "js",
          "text/javascript",
          "css",
          "text/css",
          "html",
          "text/html; charset=utf-8",
          "svg",
          "image/svg+xml");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (path.startsWith("/chat/assets/")) {
      send(exchange, 200, path.substring("/chat/assets/".length()), Map.of());
    } else if (path.equals("/chat/acme")) {
      send(exchange, 200, "chat.html", Map.of("{{tenant}}", "acme", "{{name}}", "Acme Outdoor"));
    } else {
      send(exchange, 404, "missing.html", Map.of());
    }
  }

  private static void send(
      HttpExchange exchange, int status, String name, Map<String, String> values)
      throws IOException {
    var text = Files.readString(FOLDER.resolve(name));
    for (var value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
