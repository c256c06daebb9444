package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

/** What is told of a component that failed. */
class FailuresTest {
  @Test
  void tellsTheInnermostCause() {
    var cause = new IllegalStateException("the spring is broken");
    assertEquals(
        "IllegalStateException: the spring is broken",
        innermost(new RuntimeException("outside", new InvocationTargetException(cause))));
  }

  @Test
  void tellsTheClassOfAFailureThatSaysNothing() {
    assertEquals("NullPointerException", innermost(new NullPointerException()));
  }

  private static String innermost(Throwable failure) {
    var stack = new StringWriter();
    failure.printStackTrace(new PrintWriter(stack));
    return Failures.innermost(stack.toString());
  }
}
