package io.plugdesk.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.model.ModelRequest;
import io.plugdesk.api.tool.ToolSpec;
import io.plugdesk.desk.gateway.AskedInVain;
import io.plugdesk.desk.gateway.ModelCall;
import io.plugdesk.desk.gateway.ModelListener;
import io.plugdesk.desk.gateway.Usage;
import io.plugdesk.desk.plugins.Pins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LeasingGatewayTest {
  private static final TenantContext ACME =
      new TenantContext("0198c0de-0000-7000-8000-000000000001", "acme");
  private static final Duration FIRST_TOKEN = Duration.ofSeconds(2);
  private static final Duration TOTAL = Duration.ofSeconds(20);
  private static final PlugdeskException BUSY = new PlugdeskException(Kind.TRANSIENT, "busy");

  private final ScriptedModel model = new ScriptedModel();
  private final FakePlugins plugins = new FakePlugins(model);
  private final FakeThreads threads = new FakeThreads();
  private final Recorder listener = new Recorder();
  private final List<UsageRecord> usage = new ArrayList<>();

  @Test
  void streamsTheAnswerAndGivesTheLeaseBack() {
    model.then(handler -> ScriptedModel.answer(handler, "Thirty ", "days."));

    ask();

    assertEquals(List.of("Thirty ", "days."), listener.tokens);
    assertEquals("Thirty days.", listener.message.text());
    assertEquals(new Usage("scripted-1", 7, 3), listener.usage);
    assertEquals(0, plugins.openLeases());
    assertEquals(1, model.closedModels());
    assertEquals(List.of(), threads.waits());
    assertEquals("answered", usage.get(0).outcome());
  }

  @Test
  void holdsTheLeaseWhileTheModelStreams() {
    model.then(handler -> handler.onPartialResponse("Thirty "));

    ask();

    assertEquals(1, plugins.openLeases());
  }

  @Test
  void retriesTwiceBeforeTheFirstTokenAndWaitsLongerEachTime() {
    model.then(fails(BUSY)).then(fails(BUSY)).then(handler -> ScriptedModel.answer(handler, "Yes"));

    ask();
    threads.pass(Duration.ofMillis(250));
    threads.pass(Duration.ofMillis(500));

    assertEquals("Yes", listener.message.text());
    assertEquals(1, usage.size());
  }

  @Test
  void givesUpAfterTheThirdAttempt() {
    model.then(fails(BUSY)).then(fails(BUSY)).then(fails(BUSY));
    ask();
    threads.pass(Duration.ofMillis(250));
    threads.pass(Duration.ofMillis(500));
    assertInstanceOf(AskedInVain.class, listener.reason);
    assertEquals(3, model.requests().size());
    assertEquals(0, plugins.openLeases());
    assertEquals("transient", usage.get(0).outcome());
  }

  @Test
  void countsADefectAgainstThePluginAndWhatMayPassAsSuch() {
    var defect = new IllegalStateException("a defect");
    model.then(handler -> handler.onError(defect));
    ask();
    assertEquals(List.of(defect), plugins.failures());
    assertEquals(0, plugins.placesTaken());
  }

  @Test
  void keepsThePlaceOfACallWhileItsThreadIsInTheModel() {
    var taken = new AtomicReference<Integer>();
    model.then(
        handler -> {
          threads.pass(TOTAL);
          taken.set(plugins.placesTaken());
        });

    ask();

    assertEquals(1, taken.get(), "The answer is given up, the thread is still there");
    assertEquals(0, plugins.placesTaken());
    assertEquals(0, plugins.openLeases());
  }

  @Test
  void waitsAsLongAsThePeerAsks() {
    model
        .then(fails(PlugdeskException.busy(Duration.ofSeconds(3), "busy", null)))
        .then(handler -> ScriptedModel.answer(handler, "Yes"));

    ask();
    threads.pass(Duration.ofSeconds(3));

    assertEquals("Yes", listener.message.text());
  }

  @Test
  void failsAtOnceWhenThePeerAsksForMoreTimeThanThereIs() {
    model.then(fails(PlugdeskException.busy(Duration.ofMinutes(1), "busy", null)));

    ask();

    assertInstanceOf(AskedInVain.class, listener.reason);
    assertEquals(1, model.requests().size());
  }

  @Test
  void doesNotRetryAfterTheFirstToken() {
    model.then(
        handler -> {
          handler.onPartialResponse("Thir");
          handler.onError(BUSY);
        });

    ask();

    assertEquals(BUSY, listener.reason);
    assertEquals(1, model.requests().size());
  }

  @Test
  void doesNotRetryWhatAnAdminMustCure() {
    var wrongKey = new PlugdeskException(Kind.MISCONFIGURED, "wrong key");
    model.then(fails(wrongKey));

    ask();

    assertEquals(wrongKey, listener.reason);
  }

  @Test
  void namesTheDefectivePlugin() {
    model.then(fails(new IllegalStateException("bug")));

    ask();

    assertEquals(Kind.MISCONFIGURED, listener.reason.kind());
    assertTrue(listener.reason.getMessage().contains("io.plugdesk.model.fake"));
    assertEquals(1, model.requests().size());
  }

  @Test
  void retriesASilentModelAndIgnoresItsLateWords() {
    var silent = new AtomicReference<StreamingChatResponseHandler>();
    model.then(silent::set).then(handler -> ScriptedModel.answer(handler, "Yes"));

    ask();
    threads.pass(FIRST_TOKEN);
    silent.get().onPartialResponse("late");
    threads.pass(Duration.ofMillis(250));
    ScriptedModel.answer(silent.get(), "later");

    assertEquals(List.of("Yes"), listener.tokens);
    assertEquals(1, listener.endings);
    assertEquals(2, model.closedModels());
  }

  @Test
  void endsAnAnswerThatTakesTooLong() {
    model.then(handler -> handler.onPartialResponse("And "));

    ask();
    threads.pass(TOTAL);

    assertInstanceOf(AskedInVain.class, listener.reason);
    assertEquals(0, plugins.openLeases());
    assertEquals(1, model.closedModels());
    assertEquals("timeout", usage.get(0).outcome());
  }

  @Test
  void cancelEndsTheCallOnceAndLetsGoOfTheModel() {
    var streaming = new AtomicReference<StreamingChatResponseHandler>();
    model.then(streaming::set);

    var running = ask();
    running.cancel();
    running.cancel();
    ScriptedModel.answer(streaming.get(), "late");

    assertEquals(1, listener.endings);
    assertNull(listener.message);
    assertEquals(1, model.closedModels());
    assertEquals("cancelled", usage.get(0).outcome());
  }

  @Test
  void cancelFromWithinTheListenerComesAfterTheTokenThatCausedIt() {
    var streaming = new AtomicReference<StreamingChatResponseHandler>();
    model.then(streaming::set);
    var running = ask();
    listener.onToken = running::cancel;

    streaming.get().onPartialResponse("Thirty ");

    assertEquals(List.of("Thirty "), listener.tokens);
    assertEquals(1, listener.endings);
  }

  @Test
  void passesAToolsSchemaOnPropertyByProperty() {
    model.then(handler -> ScriptedModel.answer(handler, "Yes"));
    var schema =
        """
        {"type":"object","properties":{"order":{"type":"string","pattern":"^A[0-9]+$"}},
         "required":["order"],"additionalProperties":false}
        """;

    ask(new ToolSpec("order_status", "Where an order is.", schema, List.of(), FIRST_TOKEN));

    var parameters = model.requests().get(0).toolSpecifications().get(0).parameters();
    assertEquals(List.of("order"), parameters.required());
    assertTrue(parameters.properties().get("order").toString().contains("^A[0-9]+$"));
  }

  @Test
  void refusesATenantWithoutAModel() {
    var gateway = gateway(new FakePlugins(null));

    var refused = assertThrows(PlugdeskException.class, () -> gateway.quotes(ACME));

    assertEquals(Kind.MISCONFIGURED, refused.kind());
  }

  private io.plugdesk.desk.gateway.Gateway.RunningCall ask(ToolSpec... tools) {
    var request = new ModelRequest(ACME, "How long?", List.of(), List.of(tools));
    var messages = List.<dev.langchain4j.data.message.ChatMessage>of(UserMessage.from("How long?"));
    return gateway(plugins)
        .ask(
            new ModelCall(request, Pins.none(), messages, "engine", null, FIRST_TOKEN, TOTAL),
            listener);
  }

  private LeasingGateway gateway(FakePlugins directory) {
    return new LeasingGateway(directory, threads, new Backoff(() -> 0.5), usage::add);
  }

  private static java.util.function.Consumer<StreamingChatResponseHandler> fails(Throwable reason) {
    return handler -> handler.onError(reason);
  }

  /** Writes down what the gateway tells. */
  private static final class Recorder implements ModelListener {
    private final List<String> tokens = new ArrayList<>();
    private Runnable onToken = () -> {};
    private AiMessage message;
    private Usage usage;
    private PlugdeskException reason;
    private int endings;

    @Override
    public void token(String text) {
      onToken.run();
      assertEquals(0, endings, "nothing comes after the end");
      tokens.add(text);
    }

    @Override
    public void done(AiMessage whole, Usage cost) {
      endings++;
      message = whole;
      usage = cost;
    }

    @Override
    public void failed(PlugdeskException why) {
      endings++;
      reason = why;
    }
  }
}
