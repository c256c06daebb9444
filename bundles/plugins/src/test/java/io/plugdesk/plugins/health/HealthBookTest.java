package io.plugdesk.plugins.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.plugins.Call;
import io.plugdesk.desk.plugins.PluginHealth.ReleaseHealth;
import io.plugdesk.desk.plugins.PluginHealth.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a version is degraded, when it is shut out, and how it comes back. */
class HealthBookTest {
  private static final Subject TIDE = new Subject("tide", "1.1.0", 7);

  private interface Seam {}

  private final HandClock clock = new HandClock();
  private final HealthBook book = new HealthBook(clock);
  private final List<String> heard = new ArrayList<>();

  @BeforeEach
  void listen() {
    book.follow(() -> List.of(TIDE));
    book.tell(
        new HealthEvents() {
          @Override
          public void called(Subject subject, String outcome) {}

          @Override
          public void quarantined(Subject subject, String reason) {
            heard.add("quarantined: " + reason);
          }

          @Override
          public void released(Subject subject, String actor) {
            heard.add("released by " + actor);
          }
        });
  }

  @Test
  void isHealthyBeforeAnybodyHasCalledIt() {
    assertEquals(State.HEALTHY, health().state());
    assertEquals("", health().reason());
  }

  @Test
  void isDegradedForAMinuteAfterADefect() {
    fail(new IllegalStateException("a customer's text"));
    fail(new IllegalStateException("a customer's text"));
    work(3);

    assertEquals(State.DEGRADED, health().state());
    assertEquals("threw IllegalStateException twice in the last minute", health().reason());
    assertEquals(5, health().calls());
    assertEquals(2, health().failures());

    clock.turn(Duration.ofSeconds(61));
    assertEquals(State.HEALTHY, health().state());
    assertEquals(0, health().calls());
  }

  @Test
  void isQuarantinedWhenHalfOfFiveCallsAreDefects() {
    work(2);
    fail(new IllegalStateException());
    fail(new StackOverflowError());
    assertTrue(admitted(), "Four calls decide nothing");
    fail(new IllegalStateException());

    assertFalse(admitted());
    assertEquals(State.QUARANTINED, health().state());
    assertEquals(
        List.of("quarantined: threw IllegalStateException once in the last minute"), heard);
  }

  @Test
  void goesOnWhenMostCallsWork() {
    work(20);
    for (int i = 0; i < 9; i++) {
      fail(new IllegalStateException());
    }
    assertTrue(admitted());
    assertEquals(State.DEGRADED, health().state());
  }

  @Test
  void isNotBlamedForAServerThatIsAwayOrForWrongSettings() {
    for (int i = 0; i < 20; i++) {
      fail(new PlugdeskException(Kind.TRANSIENT, "The shop is away"));
      fail(new PlugdeskException(Kind.MISCONFIGURED, "There is no zone"));
    }
    assertTrue(admitted());
    assertEquals(State.DEGRADED, health().state());
    assertTrue(health().reason().startsWith("needs its settings corrected"), health().reason());
  }

  @Test
  void doesRightToRefuse() {
    fail(new PlugdeskException(Kind.REJECTED, "No such order"));
    fail(new PlugdeskException(Kind.FORBIDDEN, "Not yours"));
    assertEquals(State.HEALTHY, health().state());
  }

  @Test
  void isTriedByOneCallAfterItsRestAndComesBackWhenThatWorks() {
    quarantine();
    clock.turn(Breaker.REST.plusSeconds(1));

    var trial = book.admit(TIDE, "acme", Seam.class).orElseThrow();
    assertFalse(admitted(), "One trial at a time");
    trial.call().close();
    trial.close();

    assertTrue(admitted());
    assertEquals("released by trial", heard.get(1));
  }

  @Test
  void restsTwiceAsLongWhenTheTrialFails() {
    quarantine();
    clock.turn(Breaker.REST.plusSeconds(1));
    fail(new IllegalStateException());

    clock.turn(Breaker.REST.plusSeconds(1));
    assertFalse(admitted());
    clock.turn(Breaker.REST);
    assertTrue(admitted());
  }

  @Test
  void isTriedAgainWhenATrialWasNotUsed() {
    quarantine();
    clock.turn(Breaker.REST.plusSeconds(1));
    book.admit(TIDE, "acme", Seam.class).orElseThrow().close();

    assertTrue(admitted());
    assertEquals(State.QUARANTINED, health().state());
  }

  @Test
  void comesBackByHand() {
    quarantine();
    book.release("tide", "1.1", "operator");

    assertTrue(admitted());
    assertEquals(State.HEALTHY, health().state());
    assertEquals("released by operator", heard.get(1));
    assertThrows(PlugdeskException.class, () -> book.release("tide", "1.1.0", "operator"));
  }

  @Test
  void isShutOutUntilItIsReleasedWhenItsThreadsDoNotComeBack() {
    var late = new ArrayList<Call>();
    for (int i = 0; i < Conduct.MOST_LEFT_BEHIND; i++) {
      var call = book.admit(TIDE, "acme", Seam.class).orElseThrow().call();
      call.failed(new TimeoutException());
      late.add(call);
    }
    assertTrue(admitted(), "They may still come back");

    clock.turn(Conduct.GRACE.plusSeconds(1));
    assertFalse(admitted());
    assertEquals("threads it left behind: 3", health().reason());
    clock.turn(Duration.ofDays(1));
    assertFalse(admitted());

    late.forEach(Call::close);
    book.release("tide", "1.1.0", "operator");
    assertTrue(admitted());
  }

  @Test
  void isForgottenWhenItIsGone() {
    quarantine();
    book.follow(List::of);
    book.inspect();
    assertEquals("", book.verdict(TIDE));
  }

  private void quarantine() {
    for (int i = 0; i < Breaker.FEWEST_CALLS; i++) {
      fail(new IllegalStateException());
    }
    assertFalse(admitted());
  }

  private boolean admitted() {
    var visit = book.admit(TIDE, "acme", Seam.class);
    visit.ifPresent(Visit::close);
    return visit.isPresent();
  }

  private void work(int times) {
    for (int i = 0; i < times; i++) {
      book.admit(TIDE, "acme", Seam.class).orElseThrow().call().close();
    }
  }

  private void fail(Throwable cause) {
    var visit = book.admit(TIDE, "acme", Seam.class).orElseThrow();
    try (var call = visit.call()) {
      call.failed(cause);
    }
    visit.close();
  }

  private ReleaseHealth health() {
    return book.list().get(0);
  }
}
