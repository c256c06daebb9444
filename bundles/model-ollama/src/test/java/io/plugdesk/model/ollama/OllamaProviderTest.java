package io.plugdesk.model.ollama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.model.ModelRequest;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaProviderTest {
  private static final ModelRequest WANTED =
      new ModelRequest(Samples.ACME, "When?", List.of(), List.of());

  private OllamaServer server;

  @BeforeEach
  void start() throws IOException {
    serve(OllamaServer.saying("Within ", "30 ", "days."));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksForTheModelOfTheSettings() throws Exception {
    var response = ask().get(10, TimeUnit.SECONDS);

    assertTrue(server.request().contains("\"model\" : \"llama3.2\""), server.request());
    assertTrue(server.request().contains("\"num_ctx\" : 8192"), server.request());
    assertEquals(7, response.tokenUsage().inputTokenCount());
    assertEquals(3, response.tokenUsage().outputTokenCount());
  }

  @Test
  void callsATool() throws Exception {
    serve(
        exchange -> {
          OllamaServer.begin(exchange);
          OllamaServer.line(
              exchange,
              "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":"
                  + "[{\"function\":{\"name\":\"order_status\",\"arguments\":"
                  + "{\"order_number\":\"A-1001\"}}}]},\"done\":false}");
          OllamaServer.done(exchange);
        });

    var call = ask().get(10, TimeUnit.SECONDS).aiMessage().toolExecutionRequests().get(0);

    assertEquals("order_status", call.name());
    assertTrue(call.arguments().contains("A-1001"), call.arguments());
    assertTrue(server.request().contains("\"name\" : \"order_status\""), server.request());
  }

  @ParameterizedTest
  @CsvSource({
    "400, MISCONFIGURED",
    "404, MISCONFIGURED",
    "429, TRANSIENT",
    "500, TRANSIENT",
    "503, TRANSIENT"
  })
  void namesTheCureOfARefusal(int status, Kind kind) throws Exception {
    serve(OllamaServer.refusing(status));

    assertEquals(kind, failure().kind());
  }

  @Test
  void namesAServerThatIsNotThere() throws Exception {
    server.close();

    assertEquals(Kind.TRANSIENT, failure().kind());
  }

  @Test
  void doesNotTakeHalfAnAnswerForAWholeOne() throws Exception {
    serve(
        exchange -> {
          OllamaServer.begin(exchange);
          OllamaServer.say(exchange, "Within ");
        });

    assertEquals(Kind.TRANSIENT, failure().kind());
  }

  @Test
  void namesAnAnswerInAnotherForm() throws Exception {
    serve(
        exchange -> {
          OllamaServer.begin(exchange);
          OllamaServer.line(exchange, "<html>canary</html>");
        });

    assertFalse(failure().getMessage().contains("canary"));
  }

  @Test
  void closesTheConnectionWhenItIsGivenUp() throws Exception {
    serve(
        exchange -> {
          OllamaServer.begin(exchange);
          while (true) {
            OllamaServer.say(exchange, "on ");
          }
        });
    var model = (OllamaModel) provider(server.baseUrl()).chatModel(WANTED);
    var heard = new Heard(model::close);
    model.chat(List.of(UserMessage.from("When?")), heard);

    var failure =
        assertThrows(Exception.class, () -> heard.answer.get(10, TimeUnit.SECONDS)).getCause();
    assertEquals(Kind.REJECTED, assertInstanceOf(PlugdeskException.class, failure).kind());
    assertTrue(server.sawTheConnectionBreak());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ollama", "ftp://127.0.0.1", "http://", "http://a b"})
  void namesAnAddressThatIsNone(String address) {
    var failure = failure(address);

    assertEquals(Kind.MISCONFIGURED, failure.kind());
    assertTrue(failure.getMessage().contains("base_url"), failure.getMessage());
  }

  private void serve(OllamaServer.Script script) throws IOException {
    if (server != null) {
      server.close();
    }
    server = new OllamaServer(script);
  }

  private static OllamaProvider provider(String address) {
    return new OllamaProvider(
        Settings.of(OllamaConfig.class, Map.<String, Object>of("base_url", address)),
        tenant -> HttpClient.newHttpClient());
  }

  private CompletableFuture<ChatResponse> ask() {
    return ask(server.baseUrl());
  }

  private static CompletableFuture<ChatResponse> ask(String address) {
    var tool =
        ToolSpecification.builder()
            .name("order_status")
            .parameters(JsonObjectSchema.builder().addStringProperty("order_number").build())
            .build();
    var request =
        ChatRequest.builder().messages(UserMessage.from("When?")).toolSpecifications(tool).build();
    var heard = new Heard(() -> {});
    provider(address).chatModel(WANTED).chat(request, heard);
    return heard.answer;
  }

  private PlugdeskException failure() {
    return failure(server.baseUrl());
  }

  private static PlugdeskException failure(String address) {
    var failure =
        assertThrows(Exception.class, () -> ask(address).get(10, TimeUnit.SECONDS)).getCause();
    return assertInstanceOf(PlugdeskException.class, failure);
  }

  /** Keeps how an answer ended. */
  private static final class Heard implements StreamingChatResponseHandler {
    private final CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
    private final Runnable onToken;

    Heard(Runnable onToken) {
      this.onToken = onToken;
    }

    @Override
    public void onPartialResponse(String token) {
      onToken.run();
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      answer.complete(response);
    }

    @Override
    public void onError(Throwable error) {
      answer.completeExceptionally(error);
    }
  }
}
