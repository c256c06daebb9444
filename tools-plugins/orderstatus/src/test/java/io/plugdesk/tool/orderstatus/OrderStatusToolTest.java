package io.plugdesk.tool.orderstatus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderStatusToolTest {
  private static final String KEY = "canary-4f1c";
  private static final String SHIPPED =
      """
      {"status": "shipped", "expected_delivery": "2026-11-24",
       "tracking_url": "https://parcels.example/A-1001", "customer": "Jane Roe"}
      """;

  private String key = "";

  @Test
  void tellsStatusDeliveryAndTrackingLink() throws IOException {
    try (var server = OrderServer.saying(200, SHIPPED)) {
      var result = tool(server, Map.of()).call(call("A-1001"));

      assertEquals(
          "Order A-1001: shipped. Expected delivery: 2026-11-24."
              + " Follow it here: https://parcels.example/A-1001",
          result.text());
      assertEquals("shipped", result.data().get("status"));
      assertEquals("/orders/A-1001", server.path());
    }
  }

  @Test
  void readsTheFieldsThatTheSettingsName() throws IOException {
    try (var server = OrderServer.saying(200, "{\"order\": {\"state\": \"packed\"}}")) {
      var result = tool(server, Map.of("status_field", "order.state")).call(call("A-1001"));

      assertEquals("Order A-1001: packed.", result.text());
    }
  }

  @Test
  void leavesOutALinkThatIsNone() throws IOException {
    var order = "{\"status\": \"shipped\", \"tracking_url\": \"javascript:alert(1)\"}";
    try (var server = OrderServer.saying(200, order)) {
      assertEquals("Order A-1001: shipped.", tool(server, Map.of()).call(call("A-1001")).text());
    }
  }

  @Test
  void asksForTheOrderNumber() throws IOException {
    try (var server = OrderServer.saying(200, SHIPPED)) {
      var call = new ToolCall(Samples.ACME, "invocation-1", null, Map.of());

      assertEquals(
          "Which order is it? Please tell me its number, such as A-1001.",
          tool(server, Map.of()).call(call).text());
      assertEquals(0, server.requests());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "A-1001/../../admin", "hello", ""})
  void asksNobodyForWhatIsNoOrderNumber(String number) throws IOException {
    try (var server = OrderServer.saying(200, SHIPPED)) {
      assertTrue(
          tool(server, Map.of()).call(call(number)).text().startsWith("That is not the number"));
      assertEquals(0, server.requests());
    }
  }

  @Test
  void encodesTheNumber() throws IOException {
    try (var server = OrderServer.saying(200, SHIPPED)) {
      tool(server, Map.of("number_pattern", ".{1,20}")).call(call("A 1/2?x=&#ä"));

      assertEquals("/orders/A%201%2F2%3Fx%3D%26%23%C3%A4", server.path());
    }
  }

  @Test
  void saysThatThereIsNoSuchOrder() throws IOException {
    try (var server = OrderServer.saying(404, "")) {
      assertEquals("There is no order A-1001.", tool(server, Map.of()).call(call("A-1001")).text());
    }
  }

  @Test
  void showsTheKeyAsBearer() throws IOException {
    try (var server = OrderServer.saying(200, SHIPPED)) {
      tool(server, Map.of("api_key_ref", keyFile(KEY))).call(call("A-1001"));

      assertEquals("Bearer " + KEY, server.authorization());
    }
  }

  @Test
  void showsTheKeyInTheHeaderThatTheSettingsName() throws IOException {
    try (var server = OrderServer.saying(200, SHIPPED)) {
      tool(server, Map.of("api_key_ref", keyFile(KEY), "key_header", "X-Api-Key"))
          .call(call("A-1001"));

      assertEquals(KEY, server.apiKey());
      assertNull(server.authorization());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, MISCONFIGURED, api_key_ref",
    "403, MISCONFIGURED, api_key_ref",
    "400, MISCONFIGURED, base_url",
    "204, MISCONFIGURED, base_url",
    "408, TRANSIENT, 408",
    "429, TRANSIENT, 429",
    "500, TRANSIENT, 500",
    "503, TRANSIENT, 503"
  })
  void namesTheCureOfARefusal(int status, Kind kind, String named) throws IOException {
    try (var server = OrderServer.saying(status, "")) {
      var settings = Map.<String, Object>of("api_key_ref", keyFile(KEY));
      var failure = failure(tool(server, settings), "A-1001");

      assertEquals(kind, failure.kind());
      assertTrue(failure.getMessage().contains(named), failure.getMessage());
      assertFalse(stack(failure).contains(KEY));
    }
  }

  @Test
  void doesNotFollowARedirect() throws IOException {
    try (var other = OrderServer.saying(200, SHIPPED);
        var server =
            new OrderServer(
                exchange -> {
                  exchange.getResponseHeaders().set("Location", "http://" + other.host() + "/");
                  exchange.sendResponseHeaders(302, -1);
                })) {
      assertEquals(Kind.MISCONFIGURED, failure(tool(server, Map.of()), "A-1001").kind());
      assertEquals(0, other.requests());
    }
  }

  @Test
  void readsNoMoreThanSixtyFourKilobytes() throws IOException {
    var long64 = "{\"status\": \"" + "x".repeat(64 * 1024) + "\"}";
    try (var server = OrderServer.saying(200, long64)) {
      var failure = failure(tool(server, Map.of()), "A-1001");

      assertEquals(Kind.MISCONFIGURED, failure.kind());
      assertTrue(failure.getMessage().contains("65537 bytes"), failure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "[]", "{\"status\": null}", "{\"status\": {\"a\": 1}}"})
  void namesAnAnswerThatHoldsNoStatus(String body) throws IOException {
    try (var server = OrderServer.saying(200, body)) {
      assertEquals(Kind.MISCONFIGURED, failure(tool(server, Map.of()), "A-1001").kind());
    }
  }

  @Test
  void waitsNoLongerThanItsTimeLimit() throws IOException {
    var enough = new CountDownLatch(1);
    try (var server =
        new OrderServer(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              await(enough);
            })) {
      var failure = failure(tool(server, Map.of("timeout_seconds", 1)), "A-1001");
      enough.countDown();

      assertEquals(Kind.TRANSIENT, failure.kind());
    }
  }

  @Test
  void namesAServiceThatIsNotThere() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var gone = "127.0.0.1:" + port;

    assertEquals(Kind.TRANSIENT, failure(tool(gone, Map.of()), "A-1001").kind());
  }

  @Test
  void tellsNothingOfAKeyThatIsNoHeader() throws IOException {
    try (var server = OrderServer.saying(200, SHIPPED)) {
      var settings = Map.<String, Object>of("api_key_ref", keyFile("line\nbreak"));
      var failure = failure(tool(server, settings), "A-1001");

      assertEquals(Kind.MISCONFIGURED, failure.kind());
      assertFalse(stack(failure).contains("break"), "the key is told");
      assertEquals(0, server.requests());
    }
  }

  @Test
  void namesAPatternThatIsNone() throws IOException {
    try (var server = OrderServer.saying(200, SHIPPED)) {
      var failure = failure(tool(server, Map.of("number_pattern", "[")), "A-1001");

      assertEquals(Kind.MISCONFIGURED, failure.kind());
    }
  }

  private String keyFile(String written) {
    key = written;
    return "file:shop";
  }

  private OrderStatusTool tool(OrderServer server, Map<String, Object> settings) {
    return tool(server.host(), settings);
  }

  private OrderStatusTool tool(String host, Map<String, Object> settings) {
    var given = new HashMap<>(settings);
    given.put("base_url", "http://" + host + "/");
    var config = Settings.of(OrderStatusConfig.class, given);
    return new OrderStatusTool(
        config,
        tenant -> HttpClient.newHttpClient(),
        (tenant, reference) -> Optional.of(key).filter(any -> reference.equals("file:shop")));
  }

  private static ToolCall call(String number) {
    return new ToolCall(
        Samples.ACME, "invocation-1", null, Map.<String, Object>of("order_number", number));
  }

  private static PlugdeskException failure(OrderStatusTool tool, String number) {
    return assertThrows(PlugdeskException.class, () -> tool.call(call(number)));
  }

  private static String stack(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
