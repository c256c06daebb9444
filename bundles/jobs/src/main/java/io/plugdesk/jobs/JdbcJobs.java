package io.plugdesk.jobs;

import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.store.Jobs;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes jobs into the caller's transaction; a signal leaves with its commit. */
@Component
public final class JdbcJobs implements Jobs {
  /** The topic of the signal. */
  static final String TOPIC = "jobs";

  /** A job that waits is not taken twice; one that runs right now is done once more. */
  private static final String ENQUEUE =
      """
      insert into jobs.job (task_name, task_instance, task_data, execution_time, picked, version,
                            tenant_id, kind)
      values (?, ?, ?, now(), false, 1, ?, ?)
      on conflict (task_name, task_instance) do update set again = true where job.picked
      """;

  private final Signals signals;

  /**
   * Made when the table is there.
   *
   * @param units the sign that the schema has been migrated
   * @param signals what wakes the nodes
   */
  @Activate
  public JdbcJobs(
      @Reference(target = "(room=jobs)") UnitsOfWork units, @Reference Signals signals) {
    this(signals);
  }

  JdbcJobs(Signals signals) {
    this.signals = signals;
  }

  @Override
  public void enqueue(UnitOfWork unit, Job job) {
    try (var statement = unit.connection().prepareStatement(ENQUEUE)) {
      statement.setString(1, JobName.TASK);
      statement.setString(2, JobName.of(job));
      statement.setBytes(3, job.tenant().slug().getBytes(StandardCharsets.UTF_8));
      statement.setString(4, job.tenant().tenantId());
      statement.setString(5, job.kind());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw JobFailures.of("take a job of the kind " + job.kind(), e);
    }
    signals.send(unit, TOPIC, "");
  }
}
