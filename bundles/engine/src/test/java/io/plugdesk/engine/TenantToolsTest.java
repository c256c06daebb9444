package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Conversation.Status;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;
import io.plugdesk.desk.plugins.Pins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a model is told of its calls, as the seam promises to those who write tools. */
class TenantToolsTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"order\":{\"type\":\"string\"}},"
          + "\"required\":[\"order\"]}";
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final FakeRooms rooms = new FakeRooms(ACME);
  private final TenantTools tools = new TenantTools(rooms, rooms, executor);
  private final List<ToolCall> calls = new ArrayList<>();

  @AfterEach
  void stops() {
    executor.shutdownNow();
  }

  @Test
  void callsTheToolWithItsArguments() {
    var said =
        call(call -> ToolResult.of("Order " + call.arguments().get("order")), "{\"order\":\"7\"}");
    assertEquals("Order 7", said);
  }

  @Test
  void tellsTheModelNothingThatThePolicyTakesOut() {
    var said = call(call -> ToolResult.of("Reach her on " + FakeRooms.PHONE), "{\"order\":\"7\"}");
    assertEquals("Reach her on [phone]", said);
  }

  @Test
  void refusesArgumentsThatTheSchemaDoesNotAllow() {
    var said = call(call -> ToolResult.of("never"), "{}");
    assertTrue(said.contains("order"), said);
    assertTrue(calls.isEmpty());
  }

  @Test
  void triesOnceMoreWhenItMayWorkInAMoment() {
    var said =
        call(
            call -> {
              if (calls.size() == 1) {
                throw new PlugdeskException(Kind.TRANSIENT, "The shop is away");
              }
              return ToolResult.of("here");
            },
            "{\"order\":\"7\"}");
    assertEquals("here", said);
  }

  @Test
  void saysSoWhenItStaysAway() {
    var said = call(fails(Kind.TRANSIENT), "{\"order\":\"7\"}");
    assertEquals(2, calls.size());
    assertTrue(said.contains("right now"), said);
  }

  @Test
  void refusesPolitelyWhatIsForbidden() {
    assertTrue(call(fails(Kind.FORBIDDEN), "{\"order\":\"7\"}").contains("not allowed"));
  }

  @Test
  void keepsWrongSettingsFromTheCustomer() {
    assertFalse(call(fails(Kind.MISCONFIGURED), "{\"order\":\"7\"}").contains("secret"));
  }

  @Test
  void passesADefectOn() {
    Function<ToolCall, ToolResult> defect =
        call -> {
          throw new IllegalStateException("a defect");
        };
    assertThrows(IllegalStateException.class, () -> call(defect, "{\"order\":\"7\"}"));
  }

  private String call(Function<ToolCall, ToolResult> work, String arguments) {
    rooms.offer(new OrderTool(work));
    var message =
        new Accepted(
            "m", ACME, "c", 1, "web", "m1", "visitor", "?", Map.of(), Status.BOT, 1, false, null);
    var request = ToolExecutionRequest.builder().id("1").name("order").arguments(arguments).build();
    try (var toolbox = tools.open(ACME, Pins.none())) {
      return toolbox.call(message, List.of(request)).get(0).text();
    }
  }

  private static Function<ToolCall, ToolResult> fails(Kind kind) {
    return call -> {
      throw new PlugdeskException(kind, "a secret detail");
    };
  }

  private final class OrderTool implements Tool {
    private final Function<ToolCall, ToolResult> work;

    private OrderTool(Function<ToolCall, ToolResult> work) {
      this.work = work;
    }

    @Override
    public ToolSpec spec() {
      return new ToolSpec("order", "Looks up an order.", SCHEMA, List.of(), Duration.ofSeconds(5));
    }

    @Override
    public ToolResult call(ToolCall call) {
      calls.add(call);
      return work.apply(call);
    }
  }
}
