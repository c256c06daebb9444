package io.plugdesk.launcher.process;

import io.plugdesk.launcher.house.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps the processes of the house running: a crashed one is started again with growing pauses, and
 * after five crashes in a minute it gives up with a reason.
 */
public final class Supervisor {
  private static final int TAIL = 12;

  private final Guard guard;
  private final Consumer<String> report;
  private final Runnable changed;
  private final Map<String, Child> children = new ConcurrentHashMap<>();
  private final Map<String, BackOff> backOffs = new ConcurrentHashMap<>();
  private final CompletableFuture<String> givenUp = new CompletableFuture<>();
  private final ScheduledExecutorService restarts =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "restarts");
            thread.setDaemon(true);
            return thread;
          });
  private boolean stopping;

  /**
   * @param guard learns of every process
   * @param report told in a sentence when a process crashed and when it is back
   * @param changed run whenever the set of processes is another one
   */
  public Supervisor(Guard guard, Consumer<String> report, Runnable changed) {
    this.guard = guard;
    this.report = report;
    this.changed = changed;
  }

  /** Starts a process and keeps it running from now on. */
  public synchronized Child start(ChildSpec spec) {
    if (stopping) {
      throw new Failure("The house is being stopped.");
    }
    Child child = Child.start(spec);
    guard.add(child);
    children.put(spec.name(), child);
    changed.run();
    child.onExit().thenAccept(code -> ended(child, code));
    return child;
  }

  /** The processes, in the order in which they stop. */
  public List<Child> children() {
    return children.values().stream()
        .sorted(Comparator.comparingInt(child -> child.spec().rank()))
        .toList();
  }

  /** Completes with the reason when a process crashed too often. */
  public CompletableFuture<String> givenUp() {
    return givenUp;
  }

  /** Stops all in order; the function wraps each stop, to show it. */
  public void stop(Function<Child, Runnable> shown) {
    synchronized (this) {
      stopping = true;
    }
    restarts.shutdownNow();
    for (Child child : children()) {
      shown.apply(child).run();
      guard.remove(child);
      children.remove(child.spec().name());
      changed.run();
    }
    guard.close();
  }

  private synchronized void ended(Child child, int code) {
    if (stopping) {
      return;
    }
    ChildSpec spec = child.spec();
    guard.remove(child);
    BackOff backOff = backOffs.computeIfAbsent(spec.name(), name -> new BackOff());
    Optional<Duration> pause = backOff.afterCrash(Instant.now());
    if (pause.isEmpty()) {
      givenUp.complete(reason(spec, code));
      return;
    }
    report.accept(
        "%s ended with code %d; starting it again in %.1f s. See './plugdesk logs %s'."
            .formatted(spec.name(), code, pause.get().toMillis() / 1000.0, spec.name()));
    restarts.schedule(() -> restart(spec), pause.get().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void restart(ChildSpec spec) {
    try {
      Child child = start(spec);
      report.accept(spec.name() + " was started again (pid " + child.identity().pid() + ").");
    } catch (Failure failure) {
      givenUp.complete(failure.getMessage());
    }
  }

  private static String reason(ChildSpec spec, int code) {
    return "%s crashed %d times within a minute, the last time with code %d. Its last lines:%n  %s%nThe whole log is %s."
        .formatted(
            spec.name(),
            BackOff.CRASHES,
            code,
            String.join(System.lineSeparator() + "  ", LogTail.of(spec.log(), TAIL)),
            spec.log());
  }
}
