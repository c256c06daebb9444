package io.plugdesk.plugins.health;

import io.plugdesk.desk.plugins.PluginHealth.LastError;
import io.plugdesk.desk.plugins.PluginHealth.ReleaseHealth;
import io.plugdesk.desk.plugins.PluginHealth.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** How one version has behaved, and whether it gets work. */
final class Conduct {
  /** So many threads that do not come back shut a version out until it is released by hand. */
  static final int MOST_LEFT_BEHIND = 3;

  /** With more threads of its own a version counts as degraded. */
  static final int MANY_THREADS = 16;

  /** With more threads of its own a version is shut out until it is released by hand. */
  static final int MOST_THREADS = 64;

  /** How long a thread may take to come back after its time limit. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private final Subject subject;
  private final Clock clock;
  private final HealthEvents events;
  private final Window window;
  private final Breaker breaker;
  private final Map<Object, Instant> overdue = new ConcurrentHashMap<>();
  private final AtomicInteger inProgress = new AtomicInteger();
  private volatile int threads;
  private volatile String verdict = "";
  private volatile Instant since;
  private volatile LastError lastError;

  Conduct(Subject subject, Clock clock, HealthEvents events) {
    this.subject = subject;
    this.clock = clock;
    this.events = events;
    this.window = new Window(clock);
    this.breaker =
        new Breaker(
            subject.toString(),
            clock,
            new Breaker.Watcher() {
              @Override
              public void opened() {
                shutOut();
              }

              @Override
              public void closed() {
                letIn(HealthEvents.TRIAL);
              }
            });
  }

  Subject subject() {
    return subject;
  }

  /** Whether a lease may be given. */
  boolean admits() {
    judgeThreads();
    return breaker.admits();
  }

  boolean closed() {
    return breaker.closed();
  }

  void undecided() {
    breaker.undecided();
  }

  void begun() {
    inProgress.incrementAndGet();
  }

  void worked() {
    window.worked();
    breaker.worked();
    events.called(subject, "ok");
  }

  /**
   * A call went wrong.
   *
   * @param call which one, until it comes back
   * @return whether that decides a trial
   */
  boolean failed(Object call, Throwable cause) {
    if (cause instanceof TimeoutException) {
      overdue.put(call, clock.instant());
    }
    var trouble = Trouble.of(cause);
    if (trouble.isEmpty()) {
      worked();
      return true;
    }
    window.failed(trouble.get().text());
    if (since == null) {
      since = clock.instant();
    }
    if (trouble.get().defect()) {
      breaker.broke();
    }
    events.called(subject, "failed");
    lastError = ErrorNote.of(cause, subject.plugin(), clock.instant());
    return trouble.get().defect();
  }

  void refused() {
    events.called(subject, "refused");
  }

  /** The plugin has come back from a call. */
  void returned(Object call) {
    inProgress.decrementAndGet();
    forget(call);
  }

  /** A call that went wrong after it had come back. */
  void forget(Object call) {
    overdue.remove(call);
  }

  /** Takes note of the threads that are about the plugin, those in which it is called included. */
  void threads(int running) {
    threads = Math.max(0, running - inProgress.get());
    judgeThreads();
  }

  void release(String actor) {
    overdue.clear();
    threads = 0;
    breaker.release();
    window.clear();
    letIn(actor);
  }

  /** Why it is shut out; empty when it is not. */
  String verdict() {
    return closed() ? "" : verdict;
  }

  ReleaseHealth health() {
    judgeThreads();
    var reason = closed() ? reason() : verdict;
    var state = !closed() ? State.QUARANTINED : reason.isEmpty() ? State.HEALTHY : State.DEGRADED;
    if (state == State.HEALTHY) {
      since = null;
    }
    return new ReleaseHealth(
        subject.plugin(),
        subject.version(),
        state,
        window.calls(),
        window.failures(),
        reason,
        since == null && state != State.HEALTHY ? clock.instant() : since,
        lastError);
  }

  private void judgeThreads() {
    if ((behind() >= MOST_LEFT_BEHIND || threads > MOST_THREADS) && closed()) {
      breaker.forbid();
    }
  }

  private String reason() {
    int behind = behind();
    if (behind > 0) {
      return "threads it left behind: " + behind;
    }
    return threads > MANY_THREADS ? "threads of its own: " + threads : window.reason();
  }

  private int behind() {
    if (overdue.isEmpty()) {
      return 0;
    }
    var limit = clock.instant().minus(GRACE);
    return (int) overdue.values().stream().filter(at -> at.isBefore(limit)).count();
  }

  private void shutOut() {
    verdict = reason();
    since = clock.instant();
    events.quarantined(subject, verdict);
  }

  private void letIn(String actor) {
    since = null;
    events.released(subject, actor);
  }
}
