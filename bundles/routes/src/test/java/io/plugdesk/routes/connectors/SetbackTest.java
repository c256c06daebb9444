package io.plugdesk.routes.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SetbackTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final PlugdeskException NO_ANSWER =
      new PlugdeskException(Kind.TRANSIENT, "No answer");

  @Test
  void waitsLongerAfterEachFailure() {
    assertEquals(Duration.ofSeconds(1), pause(NO_ANSWER, 0));
    assertEquals(Duration.ofSeconds(2), pause(NO_ANSWER, 1));
    assertEquals(Duration.ofSeconds(4), pause(NO_ANSWER, 2));
    assertEquals(Setback.LONGEST_PAUSE, pause(NO_ANSWER, 10));
    assertEquals(Setback.LONGEST_PAUSE, pause(NO_ANSWER, 1_000));
  }

  @Test
  void doesNotWaitLongerForAnAdminWhoCorrectsSettings() {
    var wrong = new PlugdeskException(Kind.MISCONFIGURED, "There is no folder x: correct folder");

    assertEquals(Setback.MISCONFIGURED_PAUSE, pause(wrong, 9));
    assertEquals("misconfigured", Setback.of(wrong, SECOND, 9).kind());
  }

  @Test
  void doesNotShowTheTextOfADefect() {
    var setback = Setback.of(new IllegalStateException("secret"), SECOND, 0);

    assertTrue(setback.defect());
    assertEquals("defect", setback.kind());
    assertFalse(setback.reason().contains("secret"), setback.reason());
  }

  private static Duration pause(RuntimeException failure, int failuresBefore) {
    return Setback.of(failure, SECOND, failuresBefore).pause();
  }
}
