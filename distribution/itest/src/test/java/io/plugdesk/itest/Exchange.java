package io.plugdesk.itest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;

/** Sends requests of described operations, each value to the place that the description names. */
final class Exchange {
  private static final int FIRST_BYTES = 16_384;
  private final RunningHouse house;

  Exchange(RunningHouse house) {
    this.house = house;
  }

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param text headers and body; of a stream its first bytes
   */
  record Answer(int status, String text) {
    boolean good() {
      return status >= 200 && status < 300;
    }

    boolean refused() {
      return status == 403 || status == 404;
    }
  }

  /**
   * Sends one request.
   *
   * @param operation what is called
   * @param type the media type that is accepted
   * @param token the bearer's token, or null
   * @param values the values by name; dots lead into the body
   * @param headers further headers
   */
  Answer send(
      LiveOperation operation,
      String type,
      String token,
      Map<String, Object> values,
      Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        house.request(operation.method(), path(operation, values), token, body(operation, values));
    headers.forEach(request::header);
    request.header("Accept", type);
    return read(house.http().send(request.build(), BodyHandlers.ofInputStream()));
  }

  private static Answer read(HttpResponse<java.io.InputStream> response) throws IOException {
    var streams =
        response.headers().firstValue("Content-Type").orElse("").startsWith(LiveOperation.EVENTS);
    try (var stream = response.body()) {
      byte[] bytes;
      if (streams) {
        var first = new byte[FIRST_BYTES];
        bytes = java.util.Arrays.copyOf(first, Math.max(0, stream.read(first)));
      } else {
        bytes = stream.readAllBytes();
      }
      var text = new String(bytes, StandardCharsets.UTF_8);
      return new Answer(response.statusCode(), response.headers().map() + "\n" + text);
    }
  }

  private static String path(LiveOperation operation, Map<String, Object> values) {
    var path = operation.path();
    for (var name : operation.pathNames()) {
      path = path.replace("{" + name + "}", encoded(values.get(name)));
    }
    var query = new ArrayList<String>();
    for (var entry : values.entrySet()) {
      var undeclared = !operation.names().contains(top(entry.getKey()));
      if (operation.queryNames().contains(entry.getKey()) || undeclared && !operation.takesBody()) {
        query.add(entry.getKey() + "=" + encoded(entry.getValue()));
      }
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private static Object body(LiveOperation operation, Map<String, Object> values) {
    if (!operation.takesBody()) {
      return null;
    }
    var body = RunningHouse.JSON.createObjectNode();
    for (var entry : values.entrySet()) {
      var top = top(entry.getKey());
      if (operation.bodyNames().contains(top) || !operation.names().contains(top)) {
        put(body, entry.getKey(), entry.getValue());
      }
    }
    return body;
  }

  private static void put(ObjectNode body, String name, Object value) {
    var dot = name.indexOf('.');
    if (dot < 0) {
      body.set(name, RunningHouse.JSON.valueToTree(value));
    } else {
      put(body.withObject("/" + name.substring(0, dot)), name.substring(dot + 1), value);
    }
  }

  private static String top(String name) {
    return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
  }

  private static String encoded(Object value) {
    return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
  }
}
