package io.plugdesk.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.jobs.JobHandler;
import io.plugdesk.desk.jobs.NotYet;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads a picked job to the handler of its kind, and says what becomes of it. */
final class Attempt {
  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final Duration AFTER_A_DEFECT = Duration.ofSeconds(10);

  private final Handlers handlers;
  private final Running running;
  private final Ledger ledger;

  Attempt(Handlers handlers, Running running, Ledger ledger) {
    this.handlers = handlers;
    this.running = running;
    this.ledger = ledger;
  }

  /** The one task that db-scheduler knows. */
  CustomTask<String> asTask() {
    return Tasks.custom(JobName.TASK, String.class)
        // What a handler throws is settled below; what comes here is a defect of this room.
        .onFailure((complete, same) -> ledger.retry(complete.getExecution(), AFTER_A_DEFECT))
        // Its node was killed: that attempt does not count.
        .onDeadExecution((complete, same) -> ledger.release(complete.getExecution(), Duration.ZERO))
        .execute(this::run);
  }

  private CompletionHandler<String> run(TaskInstance<String> instance, ExecutionContext context) {
    var job = JobName.read(instance);
    var execution = context.getExecution();
    var handler = handlers.of(job.kind());
    var turn = running.begin(job);
    if (turn.isEmpty()) {
      return release(execution, A_MOMENT);
    }
    try (var closing = turn.get()) {
      if (handler.isEmpty()) {
        return release(execution, A_MOMENT);
      }
      handler.get().run(job);
      return (complete, same) -> ledger.end(execution);
    } catch (NotYet e) {
      return release(execution, e.delay());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      return context.getSchedulerState().isShuttingDown()
          ? release(execution, Duration.ZERO)
          : failed(handler.get(), job, execution, exception(e));
    }
  }

  /** An error counts as an attempt too, or a job that brings it about would be tried for ever. */
  private static RuntimeException exception(Throwable failure) {
    return failure instanceof RuntimeException known
        ? known
        : new IllegalStateException("A job ended with an error", failure);
  }

  private CompletionHandler<String> release(Execution execution, Duration delay) {
    return (complete, same) -> ledger.release(execution, delay);
  }

  private CompletionHandler<String> failed(
      JobHandler handler, Job job, Execution execution, RuntimeException failure) {
    var attempt = execution.consecutiveFailures + 1;
    LOG.debug("Attempt {} at a job of the kind {} has failed", attempt, job.kind(), failure);
    var next = next(handler, job, attempt, failure);
    return next.isPresent()
        ? (complete, same) -> ledger.retry(execution, next.get())
        : (complete, same) -> ledger.end(execution);
  }

  private static Optional<Duration> next(
      JobHandler handler, Job job, int attempt, RuntimeException failure) {
    try {
      return handler.failed(job, attempt, failure);
    } catch (RuntimeException e) {
      e.addSuppressed(failure);
      LOG.warn("The handler of {} could not judge a failed job; it is tried again", job.kind(), e);
      return Optional.of(AFTER_A_DEFECT);
    }
  }
}
