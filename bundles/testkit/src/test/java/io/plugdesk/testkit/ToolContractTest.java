package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.api.tool.ToolResult;
import io.plugdesk.api.tool.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ToolContractTest {
  private static final ToolSpec GREET = new FakeTool().spec();
  private static final Map<String, Supplier<Tool>> TWINS =
      new TreeMap<>(
          Map.of(
              "tellsItsSpecAtOnce",
              () -> specified(() -> after(1300, GREET)),
              "tellsAlwaysTheSameSpec",
              () -> new Fickle(),
              "saysWhatItDoes",
              () -> specified(() -> spec(" ", ToolSpec.NO_ARGUMENTS, "say hello", 5)),
              "describesItsArgumentsByAnObjectSchema",
              () -> specified(() -> spec("Greets.", "{\"type\":\"string\"}", "say hello", 5)),
              "givesUtterancesAsExamples",
              () -> specified(() -> spec("Greets.", ToolSpec.NO_ARGUMENTS, " ", 5)),
              "allowsItselfSomeTime",
              () -> specified(() -> spec("Greets.", ToolSpec.NO_ARGUMENTS, "say hello", 0)),
              "givesAResult",
              () -> calling(call -> null),
              "keepsItsTimeLimit",
              () -> new Slow(),
              "mayBeCalledAgainWithTheSameInvocation",
              () -> new Once(),
              "answersManyThreadsAtOnce",
              () -> new OneAtATime()));

  private static Supplier<Tool> subject = FakeTool::new;

  /** The suite, held against the subject of the moment. */
  static class Subject extends ToolContract {
    @Override
    protected Tool tool() {
      return subject.get();
    }
  }

  @Test
  void hasABrokenTwinForEveryRule() {
    assertEquals(Rules.of(ToolContract.class), TWINS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> theFakeKeepsEveryRuleAndEachTwinBreaksItsOwn() {
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("the fake", () -> check(FakeTool::new, Set.of()))),
        TWINS.entrySet().stream()
            .map(
                twin ->
                    DynamicTest.dynamicTest(
                        twin.getKey(), () -> check(twin.getValue(), Set.of(twin.getKey())))));
  }

  private static void check(Supplier<Tool> tool, Set<String> broken) {
    subject = tool;
    assertEquals(broken, Rules.brokenBy(Subject.class));
  }

  private static ToolSpec spec(String description, String schema, String example, int seconds) {
    return new ToolSpec(
        "greet", description, schema, List.of(example), Duration.ofSeconds(seconds));
  }

  private static Tool specified(Supplier<ToolSpec> spec) {
    return new FakeTool() {
      @Override
      public ToolSpec spec() {
        return spec.get();
      }
    };
  }

  private static Tool calling(Function<ToolCall, ToolResult> work) {
    return new FakeTool() {
      @Override
      public ToolResult call(ToolCall call) {
        return work.apply(call);
      }
    };
  }

  private static <T> T after(long millis, T value) {
    Pause.millis(millis);
    return value;
  }

  private static final class Fickle extends FakeTool {
    private int asked;

    @Override
    public ToolSpec spec() {
      return ToolSpec.of("greet_" + asked++, "Greets.", "say hello");
    }
  }

  private static final class Slow extends FakeTool {
    @Override
    public ToolSpec spec() {
      return new ToolSpec(
          "greet", "Greets.", ToolSpec.NO_ARGUMENTS, List.of(), Duration.ofMillis(50));
    }

    @Override
    public ToolResult call(ToolCall call) {
      return after(300, super.call(call));
    }
  }

  private static final class Once extends FakeTool {
    private final Map<Thread, ToolCall> called = new ConcurrentHashMap<>();

    @Override
    public ToolResult call(ToolCall call) {
      if (called.put(Thread.currentThread(), call) != null) {
        throw new IllegalStateException("called twice");
      }
      return super.call(call);
    }
  }

  private static final class OneAtATime extends FakeTool {
    private final Busy busy = new Busy();

    @Override
    public ToolResult call(ToolCall call) {
      return busy.alone(() -> super.call(call));
    }
  }
}
