package io.plugdesk.jobs;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.jobs.Job;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The jobs that run on this node right now, each in its thread. */
final class Running {
  private final Map<String, Turn> turns = new HashMap<>();

  /** Begins a job; empty when it runs here already. */
  synchronized Optional<Turn> begin(Job job) {
    var name = JobName.of(job);
    if (turns.containsKey(name)) {
      return Optional.empty();
    }
    var turn = new Turn(name, job.tenant().tenantId(), Thread.currentThread());
    turns.put(name, turn);
    return Optional.of(turn);
  }

  /** Interrupts what runs for a tenant, but for the calling thread's own job. */
  synchronized void interrupt(TenantContext tenant) {
    turns.values().stream().filter(turn -> isOther(turn, tenant)).forEach(Turn::interrupt);
  }

  /** Waits until nothing but the calling thread's own job runs for a tenant; false when it does. */
  synchronized boolean isQuietWithin(Duration limit, TenantContext tenant) {
    var end = System.nanoTime() + limit.toNanos();
    try {
      while (turns.values().stream().anyMatch(turn -> isOther(turn, tenant))) {
        var left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The name of the job that the calling thread does; empty outside of a job. */
  synchronized String own() {
    return turns.values().stream()
        .filter(turn -> turn.thread == Thread.currentThread())
        .map(turn -> turn.name)
        .findFirst()
        .orElse("");
  }

  private synchronized void end(Turn turn) {
    turns.remove(turn.name);
    // The thread goes on with the next job, which nobody has interrupted.
    if (turn.interrupted) {
      Thread.interrupted();
    }
    notifyAll();
  }

  private static boolean isOther(Turn turn, TenantContext tenant) {
    return turn.tenantId.equals(tenant.tenantId()) && turn.thread != Thread.currentThread();
  }

  /** One job in its thread, closed when it is over. */
  final class Turn implements AutoCloseable {
    private final String name;
    private final String tenantId;
    private final Thread thread;
    private boolean interrupted;

    private Turn(String name, String tenantId, Thread thread) {
      this.name = name;
      this.tenantId = tenantId;
      this.thread = thread;
    }

    private void interrupt() {
      interrupted = true;
      thread.interrupt();
    }

    @Override
    public void close() {
      end(this);
    }
  }
}
