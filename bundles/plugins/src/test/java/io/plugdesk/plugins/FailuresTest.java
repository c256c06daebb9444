package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

/** What is told of a component that failed. */
class FailuresTest {
  @Test
  void tellsTheInnermostCauseAndItsPlaceAndNotItsWords() {
    var cause = new IllegalStateException("the key is 4711");
    var told = innermost(new RuntimeException("outside", new InvocationTargetException(cause)));
    assertTrue(told.matches("IllegalStateException at FailuresTest\\.tells[A-Za-z]+:\\d+"), told);
  }

  @Test
  void tellsWhatIsMadeForPeople() {
    var cause = new PlugdeskException(Kind.MISCONFIGURED, "There is no zone Atlantis");
    assertEquals("There is no zone Atlantis", innermost(new InvocationTargetException(cause)));
  }

  private static String innermost(Throwable failure) {
    var stack = new StringWriter();
    failure.printStackTrace(new PrintWriter(stack));
    return Failures.innermost(stack.toString());
  }
}
