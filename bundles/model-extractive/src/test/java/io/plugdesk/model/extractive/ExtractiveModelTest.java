package io.plugdesk.model.extractive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.plugdesk.api.model.ModelRequest;
import io.plugdesk.api.tool.ToolSpec;
import io.plugdesk.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractiveModelTest {
  private static final ToolSpec CLOCK =
      ToolSpec.of("current_time", "Tells the time.", "what time is it", "what day is it today");
  private static final ToolSpec ORDER =
      new ToolSpec(
          "order_status",
          "Tells where an order is.",
          """
          {"type":"object","properties":{"order":{"type":"string","pattern":"^A-[0-9]{4}$"}},
           "required":["order"]}
          """,
          List.of("where is my order A-1234"),
          Duration.ofSeconds(5));

  private final Recorder recorder = new Recorder();

  @Test
  void streamsWordByWordAndEndsWithTheWholeText() {
    ask("How long is the warranty?", List.of(), UserMessage.from("…"));

    assertTrue(recorder.words.size() > 5);
    assertEquals(recorder.message.text(), String.join("", recorder.words));
    assertEquals("The warranty lasts three years. [1]", recorder.message.text());
  }

  @Test
  void declinesWithAnEmptyText() {
    ask("Do you sell kayaks?", List.of(), UserMessage.from("…"));

    assertEquals("", recorder.message.text());
    assertEquals(List.of(), recorder.words);
  }

  @Test
  void callsTheToolWhoseExamplesSoundLikeTheQuestion() {
    ask("What time is it?", List.of(ORDER, CLOCK), UserMessage.from("…"));

    var call = recorder.message.toolExecutionRequests().get(0);
    assertEquals("current_time", call.name());
    assertEquals("{}", call.arguments());
  }

  @Test
  void readsARequiredArgumentByThePatternOfTheSchema() {
    ask("Where is my order A-4711?", List.of(ORDER), UserMessage.from("…"));

    assertEquals(
        "{\"order\":\"A-4711\"}", recorder.message.toolExecutionRequests().get(0).arguments());
  }

  @Test
  void doesNotCallAToolWhoseArgumentIsMissing() {
    ask("Where is my order?", List.of(ORDER), UserMessage.from("…"));

    assertFalse(recorder.message.hasToolExecutionRequests());
  }

  @Test
  void leavesOutAnOptionalArgumentThatIsMissing() {
    ask("Where is my order?", List.of(optional(ORDER)), UserMessage.from("…"));

    assertEquals("{}", recorder.message.toolExecutionRequests().get(0).arguments());
  }

  @Test
  void readsAnOptionalArgumentThatIsThere() {
    ask("Where is my order A-4711?", List.of(optional(ORDER)), UserMessage.from("…"));

    assertEquals(
        "{\"order\":\"A-4711\"}", recorder.message.toolExecutionRequests().get(0).arguments());
  }

  @Test
  void takesABareArgumentWhereTheToolHasSuchAnExample() {
    ask("A-4711", List.of(withExample(ORDER, "A-1234")), UserMessage.from("…"));
    assertEquals(
        "{\"order\":\"A-4711\"}", recorder.message.toolExecutionRequests().get(0).arguments());
  }

  @Test
  void doesNotTakeABareArgumentOtherwise() {
    ask("A-4711", List.of(ORDER), UserMessage.from("…"));

    assertFalse(recorder.message.hasToolExecutionRequests());
  }

  @Test
  void doesNotCallAToolForAnotherQuestion() {
    ask("What time do you open on Sunday?", List.of(CLOCK), UserMessage.from("…"));

    assertFalse(recorder.message.hasToolExecutionRequests());
  }

  @Test
  void readsTheCustomersOwnWordsBeforeTheQuestionTheyWereJoinedTo() {
    var joined = "What time is it? (How long is the warranty?)";
    model(joined, List.of(CLOCK), "What time is it?")
        .chat(List.of(UserMessage.from("…")), recorder);

    assertEquals("current_time", recorder.message.toolExecutionRequests().get(0).name());
  }

  @Test
  void readsTheWholeQuestionWhereTheCustomersOwnWordsCallNoTool() {
    var joined = "And A-4711? (Where is my order?)";
    model(joined, List.of(ORDER), "And A-4711?").chat(List.of(UserMessage.from("…")), recorder);

    assertEquals(
        "{\"order\":\"A-4711\"}", recorder.message.toolExecutionRequests().get(0).arguments());
  }

  @Test
  void tellsWhatTheToolSaid() {
    var call = ToolExecutionRequest.builder().id("1").name("current_time").arguments("{}").build();

    ask(
        "What time is it?",
        List.of(CLOCK),
        UserMessage.from("…"),
        AiMessage.from(call),
        ToolExecutionResultMessage.from(call, "It is noon."));

    assertEquals("It is noon.", recorder.message.text());
  }

  @Test
  void stopsWhenItIsClosed() {
    var model = model("How long is the warranty?", List.of());
    recorder.onWord = model::close;

    model.chat(List.of(UserMessage.from("…")), recorder);

    assertEquals(1, recorder.words.size());
    assertNull(recorder.message);
    assertEquals(1, recorder.errors);
  }

  private static ToolSpec withExample(ToolSpec tool, String example) {
    return new ToolSpec(
        tool.name(), tool.description(), tool.schema(), List.of(example), tool.timeLimit());
  }

  private static ToolSpec optional(ToolSpec tool) {
    return new ToolSpec(
        tool.name(),
        tool.description(),
        tool.schema().replace("\"required\":[\"order\"]", "\"required\":[]"),
        tool.examples(),
        tool.timeLimit());
  }

  private void ask(String question, List<ToolSpec> tools, ChatMessage... messages) {
    model(question, tools).chat(List.of(messages), recorder);
  }

  private static ExtractiveModel model(String question, List<ToolSpec> tools) {
    return model(question, tools, question);
  }

  private static ExtractiveModel model(String question, List<ToolSpec> tools, String asked) {
    var passage =
        Samples.passage("warranty", 0, "The warranty lasts three years. The shop has a garden.");
    var provider = new ExtractiveProvider(3);
    return (ExtractiveModel)
        provider.chatModel(
            new ModelRequest(Samples.ACME, question, List.of(passage), tools, asked));
  }

  /** Writes down what the model says. */
  private static final class Recorder implements StreamingChatResponseHandler {
    private final List<String> words = new ArrayList<>();
    private Runnable onWord = () -> {};
    private AiMessage message;
    private int errors;

    @Override
    public void onPartialResponse(String word) {
      words.add(word);
      onWord.run();
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      message = response.aiMessage();
    }

    @Override
    public void onError(Throwable error) {
      errors++;
    }
  }
}
