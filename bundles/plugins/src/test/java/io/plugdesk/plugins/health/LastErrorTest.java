package io.plugdesk.plugins.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.plugins.PluginHealth.LastError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of the error that a version made last. */
class LastErrorTest {
  private static final Subject CLOCK = new Subject("com.acme.clock", "1.1.0", 7);

  private interface Seam {}

  private final HandClock clock = new HandClock();
  private final HealthBook book = new HealthBook(clock);

  @BeforeEach
  void install() {
    book.follow(() -> List.of(CLOCK));
  }

  @Test
  void thereIsNoneBeforeAnythingWentWrong() {
    book.admit(CLOCK, "acme", Seam.class).orElseThrow().call().close();
    fail(new PlugdeskException(Kind.REJECTED, "No such order"));

    assertNull(lastError());
  }

  @Test
  void namesTheInnermostPlaceInThePluginsOwnClasses() {
    var thrown =
        thrownAt(
            new IllegalStateException("sk-canary of Jane"),
            frame("java.util.Objects", "requireNonNull", 233),
            frame("com.acme.clock.ClockTool", "zone", 37),
            frame("com.acme.clock.ClockTool", "call", 20));
    var time = clock.instant();

    fail(thrown);

    assertEquals(
        new LastError(time, "IllegalStateException", "ClockTool.zone:37", ""), lastError());
  }

  @Test
  void namesThePlaceOutsideWhereThePluginHasNone() {
    fail(
        thrownAt(
            new IllegalStateException(),
            frame("org.example.Library", "parse", -1),
            frame("com.acme.clockwork.Other", "call", 5)));
    assertEquals("Library.parse", lastError().place());

    fail(thrownAt(new StackOverflowError()));
    assertEquals("", lastError().place());
  }

  @Test
  void neverTellsTheMessageOfAnyOtherException() {
    fail(new IllegalStateException("sk-canary"));
    assertFalse(lastError().toString().contains("canary"), lastError().toString());

    fail(
        new PlugdeskException(
            Kind.TRANSIENT, "The shop is away", new IllegalStateException("sk-canary")));
    assertEquals("The shop is away", lastError().message());
    assertFalse(lastError().toString().contains("canary"), lastError().toString());
  }

  @Test
  void tellsAMessageForPeopleOnOneShortLineWithoutControlCharacters() {
    fail(new PlugdeskException(Kind.TRANSIENT, "Away\n\u001B[2Know: try again" + "!".repeat(999)));

    var message = lastError().message();
    assertEquals("Away [2Know: try again!", message.substring(0, 23));
    assertEquals(300, message.length());
  }

  @Test
  void saysThatATimeLimitPassedWithoutThePlaceOfTheHouse() {
    fail(thrownAt(new TimeoutException("x"), frame("java.util.concurrent.FutureTask", "get", 204)));

    assertEquals("", lastError().place());
    assertEquals("It did not answer in time", lastError().message());
  }

  @Test
  void survivesAnExceptionThatCannotEvenBeAsked() {
    fail(
        new IllegalStateException() {
          @Override
          public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("sk-canary");
          }
        });

    assertEquals("", lastError().place());
    assertEquals(1, book.list().get(0).failures());
  }

  @Test
  void isKeptAfterTheMinuteAndAfterARelease() {
    fail(new IllegalStateException());
    var time = clock.instant();
    clock.turn(Duration.ofHours(1));
    assertEquals(time, lastError().time());

    for (int i = 0; i < Breaker.FEWEST_CALLS; i++) {
      fail(new IllegalStateException());
    }
    book.release("com.acme.clock", "1.1.0", "operator");
    assertEquals(time.plus(Duration.ofHours(1)), lastError().time());
  }

  private static StackTraceElement frame(String type, String method, int line) {
    return new StackTraceElement(type, method, null, line);
  }

  private static <T extends Throwable> T thrownAt(T cause, StackTraceElement... frames) {
    cause.setStackTrace(frames);
    return cause;
  }

  private void fail(Throwable cause) {
    var visit = book.admit(CLOCK, "acme", Seam.class).orElseThrow();
    try (var call = visit.call()) {
      call.failed(cause);
    }
    visit.close();
  }

  private LastError lastError() {
    return book.list().get(0).lastError();
  }
}
