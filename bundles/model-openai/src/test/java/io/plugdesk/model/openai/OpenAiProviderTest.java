package io.plugdesk.model.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.model.ModelRequest;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OpenAiProviderTest {
  private static final ModelRequest REQUEST =
      new ModelRequest(Samples.ACME, "How long?", List.of(), List.of());

  private final RecordedAnswer answer = new RecordedAnswer();

  @Test
  void streamsTokensAndTellsTheUsage() throws Exception {
    try (var server =
        new ScriptedServer(
            response -> response.headers().token("Thirty ").token("days.").finish("stop"))) {
      ask(server);

      assertEquals("Thirty days.", answer.complete().aiMessage().text());
      assertEquals(List.of("Thirty ", "days."), answer.tokens());
      assertEquals(11, answer.complete().tokenUsage().inputTokenCount());
      assertEquals(4, answer.complete().tokenUsage().outputTokenCount());
      assertEquals("m-1", answer.complete().modelName());
    }
  }

  @Test
  void callsAToolAndPassesItsSchemaWhole() throws Exception {
    var tool =
        ToolSpecification.builder()
            .name("order_status")
            .description("Where an order is.")
            .parameters(
                JsonObjectSchema.builder()
                    .addProperty(
                        "order",
                        JsonRawSchema.from("{\"type\":\"string\",\"pattern\":\"^A[0-9]+$\"}"))
                    .required("order")
                    .build())
            .build();
    try (var server =
        new ScriptedServer(
            response ->
                response
                    .headers()
                    .event(
                        toolCall(
                            "\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"order_status\",\"arguments\":\"\"}"))
                    .event(toolCall("\"function\":{\"arguments\":\"{\\\"order\\\":\"}"))
                    .event(toolCall("\"function\":{\"arguments\":\"\\\"A1\\\"}\"}"))
                    .finish("tool_calls"))) {
      model(server)
          .chat(
              ChatRequest.builder()
                  .messages(UserMessage.from("Where is A1?"))
                  .toolSpecifications(tool)
                  .build(),
              answer);

      var call = answer.complete().aiMessage().toolExecutionRequests().get(0);
      assertEquals("order_status", call.name());
      assertEquals("{\"order\":\"A1\"}", call.arguments());
      assertTrue(server.requestBody().replaceAll("\\s", "").contains("\"pattern\":\"^A[0-9]+$\""));
    }
  }

  @Test
  void closingEndsAStallAfterTheHeaders() throws Exception {
    try (var server = new ScriptedServer(response -> response.headers().stall())) {
      var model = ask(server);
      assertTrue(server.wasAsked());

      ((AutoCloseable) model).close();

      assertEquals(Kind.REJECTED, answer.failure().kind());
      assertTrue(server.sawTheConnectionClose());
    }
  }

  @Test
  void closingEndsAStallInMidStream() throws Exception {
    try (var server = new ScriptedServer(response -> response.headers().token("Thirty ").stall())) {
      var model = ask(server);
      answer.awaitToken();

      ((AutoCloseable) model).close();

      assertEquals(Kind.REJECTED, answer.failure().kind());
      assertEquals(List.of("Thirty "), answer.tokens());
      assertTrue(server.sawTheConnectionClose());
    }
  }

  @Test
  void tellsHowLongABusyServerAsksToWait() throws Exception {
    var failure = failureOf(response -> response.refuse(429, Map.of("Retry-After", "7")));

    assertEquals(Kind.TRANSIENT, failure.kind());
    assertEquals(Optional.of(Duration.ofSeconds(7)), failure.retryAfter());
  }

  @Test
  void takesAServersOwnFailureForTransient() throws Exception {
    assertEquals(Kind.TRANSIENT, failureOf(response -> response.refuse(500, Map.of())).kind());
  }

  @Test
  void takesARefusedKeyForMisconfigured() throws Exception {
    var failure = failureOf(response -> response.refuse(401, Map.of()));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
    assertTrue(failure.getMessage().contains("api_key_ref"));
  }

  @Test
  void takesAnUnknownModelForMisconfigured() throws Exception {
    assertEquals(Kind.MISCONFIGURED, failureOf(response -> response.refuse(404, Map.of())).kind());
  }

  @Test
  void takesABadRequestForRejected() throws Exception {
    assertEquals(Kind.REJECTED, failureOf(response -> response.refuse(400, Map.of())).kind());
  }

  @Test
  void takesGarbageForMisconfigured() throws Exception {
    var failure =
        failureOf(response -> response.headers().event("<html>hello</html>").event("[DONE]"));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
    assertFalse(failure.getMessage().contains("hello"));
  }

  @Test
  void takesAnEarlyEndForTransient() throws Exception {
    var failure = failureOf(response -> response.headers().token("Thirty "));

    assertEquals(Kind.TRANSIENT, failure.kind());
    assertEquals(1, answer.endings());
  }

  @Test
  void takesAServerThatIsNotThereForTransient() throws Exception {
    var server = new ScriptedServer(response -> response.refuse(500, Map.of()));
    var model = model(server);
    server.close();

    model.chat(List.of(UserMessage.from("Hello")), answer);

    assertEquals(Kind.TRANSIENT, answer.failure().kind());
  }

  @Test
  void sendsTheKeyThatTheSettingsName() throws Exception {
    try (var server =
        new ScriptedServer(response -> response.headers().token("Yes").finish("stop"))) {
      provider(server.baseUrl(), "file:acme")
          .chatModel(REQUEST)
          .chat(List.of(UserMessage.from("Hi")), answer);

      assertEquals("Yes", answer.complete().aiMessage().text());
      assertEquals("Bearer key of file:acme", server.authorization());
    }
  }

  @Test
  void sendsNoKeyWhenThereIsNone() throws Exception {
    try (var server =
        new ScriptedServer(response -> response.headers().token("Yes").finish("stop"))) {
      ask(server);

      answer.complete();
      assertNull(server.authorization());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "ftp://127.0.0.1", "http://a b"})
  void namesAnAddressThatIsNone(String address) {
    var question = List.<ChatMessage>of(UserMessage.from("How long?"));

    var failure =
        assertThrows(
            PlugdeskException.class,
            () -> provider(address, "").chatModel(REQUEST).chat(question, answer));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
    assertTrue(failure.getMessage().contains("base_url"), failure.getMessage());
  }

  private PlugdeskException failureOf(ScriptedServer.Script script)
      throws IOException, InterruptedException {
    try (var server = new ScriptedServer(script)) {
      ask(server);
      return answer.failure();
    }
  }

  private StreamingChatModel ask(ScriptedServer server) {
    var model = model(server);
    model.chat(List.of(UserMessage.from("How long?")), answer);
    return model;
  }

  private static StreamingChatModel model(ScriptedServer server) {
    return provider(server.baseUrl(), "").chatModel(REQUEST);
  }

  static OpenAiProvider provider(String baseUrl, String keyReference) {
    var settings =
        Map.<String, Object>of(
            "base_url", baseUrl, "model", "m-1", "api_key_ref", keyReference, "max_tokens", 100);
    return new OpenAiProvider(
        Settings.of(OpenAiConfig.class, settings),
        tenant -> HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
        (tenant, named) -> Optional.of("key of " + named).filter(any -> !named.isEmpty()));
  }

  private static String toolCall(String call) {
    return "{\"id\":\"1\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":"
        + "[{\"index\":0,"
        + call
        + "}]},\"finish_reason\":null}]}";
  }
}
