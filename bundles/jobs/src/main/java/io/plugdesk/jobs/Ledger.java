package io.plugdesk.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Writes down what became of an attempt.
 *
 * <p>db-scheduler's own end of a task does not know that a job may have been taken again while it
 * ran, or have gone with its tenant; each statement holds only for the attempt that was picked.
 */
final class Ledger {
  private static final String PICKED =
      " where task_name = ? and task_instance = ? and version = ? and picked";
  private static final String END = "delete from jobs.job" + PICKED + " and not again";
  private static final String WAIT =
      """
      update jobs.job set picked = false, picked_by = null, last_heartbeat = null,
        execution_time = now() + make_interval(secs => ?), version = version + 1,
      """;
  private static final String ONCE_MORE =
      WAIT + " again = false, consecutive_failures = 0" + PICKED;
  private static final String RETRY =
      WAIT
          + " consecutive_failures = coalesce(consecutive_failures, 0) + 1, last_failure = now()"
          + PICKED;
  private static final String RELEASE = WAIT + " again = again" + PICKED;

  private final DataSource house;

  Ledger(DataSource house) {
    this.house = house;
  }

  /** The job is done or given up; taken again meanwhile, it waits at once. */
  void end(Execution execution) {
    if (write(END, execution, null) == 0) {
      write(ONCE_MORE, execution, Duration.ZERO);
    }
  }

  /** The attempt counts, and the next one comes later. */
  void retry(Execution execution, Duration delay) {
    write(RETRY, execution, delay);
  }

  /** The attempt does not count: the house stopped, or the handler has gone. */
  void release(Execution execution, Duration delay) {
    write(RELEASE, execution, delay);
  }

  private int write(String sql, Execution execution, Duration delay) {
    try (var connection = house.getConnection();
        var statement = connection.prepareStatement(sql)) {
      var next = 1;
      if (delay != null) {
        statement.setDouble(next++, delay.toMillis() / 1000.0);
      }
      statement.setString(next++, execution.taskInstance.getTaskName());
      statement.setString(next++, execution.taskInstance.getId());
      statement.setLong(next, execution.version);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw JobFailures.of("write down what became of a job", e);
    }
  }
}
