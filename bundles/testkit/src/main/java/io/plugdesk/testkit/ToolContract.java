package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules of {@link Tool}: extend it in your tool's test. */
public abstract class ToolContract {
  private static final Pattern OBJECT_SCHEMA = Pattern.compile("\"type\"\\s*:\\s*\"object\"");
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** Your tool, ready to be called; each rule asks for it once or more. */
  protected abstract Tool tool();

  /** A call that your tool answers; override it when the tool has required arguments. */
  protected ToolCall call() {
    return new ToolCall(Samples.ACME, "invocation-1", null, Map.of());
  }

  /** {@link Tool#spec} returns at once. */
  @Test
  protected final void tellsItsSpecAtOnce() {
    var tool = tool();
    assertTimeoutPreemptively(AT_ONCE, tool::spec);
  }

  /** {@link Tool#spec} returns always the same. */
  @Test
  protected final void tellsAlwaysTheSameSpec() {
    var tool = tool();
    assertEquals(tool.spec(), tool.spec());
  }

  /** The description is what a model chooses by. */
  @Test
  protected final void saysWhatItDoes() {
    assertFalse(tool().spec().description().isBlank(), "the description is empty");
  }

  /** The arguments are an object. */
  @Test
  protected final void describesItsArgumentsByAnObjectSchema() {
    var schema = tool().spec().schema().strip();
    assertTrue(
        schema.startsWith("{") && schema.endsWith("}") && OBJECT_SCHEMA.matcher(schema).find(),
        "not an object schema: " + schema);
  }

  /** An example is something that a customer may say. */
  @Test
  protected final void givesUtterancesAsExamples() {
    assertTrue(tool().spec().examples().stream().noneMatch(String::isBlank), "an example is empty");
  }

  /** A call has time to be made. */
  @Test
  protected final void allowsItselfSomeTime() {
    var limit = tool().spec().timeLimit();
    assertTrue(limit.compareTo(Duration.ZERO) > 0, "the time limit is " + limit);
  }

  /** A result is never null. */
  @Test
  protected final void givesAResult() {
    assertNotNull(tool().call(call()));
  }

  /** {@link Tool#call} may take as long as the spec's time limit. */
  @Test
  protected final void keepsItsTimeLimit() {
    var tool = tool();
    var limit = tool.spec().timeLimit();
    if (limit.compareTo(Duration.ZERO) > 0) {
      assertTimeoutPreemptively(limit, () -> tool.call(call()));
    }
  }

  /** The same invocation again is the same call repeated. */
  @Test
  protected final void mayBeCalledAgainWithTheSameInvocation() {
    var tool = tool();
    var call = call();
    tool.call(call);
    tool.call(call);
  }

  /** The house calls it from many threads at once. */
  @Test
  protected final void answersManyThreadsAtOnce() throws Exception {
    var tool = tool();
    ManyThreads.run(Duration.ofSeconds(30), () -> tool.call(call()));
  }
}
