package io.plugdesk.intake;

import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.jobs.JobHandler;
import io.plugdesk.desk.jobs.NotYet;
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
      if (!job.kind().equals(handler.kind())) {
        waiting.add(job);
        continue;
      }
      try {
        handler.run(job);
      } catch (NotYet later) {
        waits.add(later.delay());
        waiting.add(job);
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
    for (int round = 0; waits(handler); round++) {
      if (round > 100) {
        throw new AssertionError("The jobs do not end: " + waiting);
      }
      once(handler);
    }
  }

  private boolean waits(JobHandler handler) {
    return waiting.stream().anyMatch(job -> job.kind().equals(handler.kind()));
  }
}
