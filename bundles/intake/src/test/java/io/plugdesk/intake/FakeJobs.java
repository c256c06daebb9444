package io.plugdesk.intake;

import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.jobs.JobHandler;
import io.plugdesk.desk.store.Jobs;
import io.plugdesk.desk.store.UnitOfWork;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** A queue that does its jobs when it is told to, and never waits. */
final class FakeJobs implements Jobs {
  final Queue<Job> waiting = new ArrayDeque<>();
  final List<Duration> waits = new ArrayList<>();
  private final Map<Job, Integer> attempts = new HashMap<>();

  @Override
  public void enqueue(UnitOfWork unit, Job job) {
    if (!waiting.contains(job)) {
      waiting.add(job);
    }
  }

  /** Tries each waiting job once; those that are to be tried again wait on. */
  void once(JobHandler handler) {
    for (int left = waiting.size(); left > 0; left--) {
      Job job = waiting.remove();
      try {
        handler.run(job);
      } catch (RuntimeException failure) {
        int attempt = attempts.merge(job, 1, Integer::sum);
        Optional<Duration> wait = handler.failed(job, attempt, failure);
        wait.ifPresent(
            time -> {
              waits.add(time);
              waiting.add(job);
            });
      }
    }
  }

  /** Does all that waits, however often that takes. */
  void all(JobHandler handler) {
    for (int round = 0; !waiting.isEmpty(); round++) {
      if (round > 100) {
        throw new AssertionError("The jobs do not end: " + waiting);
      }
      once(handler);
    }
  }
}
