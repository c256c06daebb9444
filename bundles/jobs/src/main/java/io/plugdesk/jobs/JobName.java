package io.plugdesk.jobs;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.jobs.Job;

/** How a job is named in the table: {@code <kind> <tenant id> <id>}, with the slug as its data. */
final class JobName {
  /** The one task that db-scheduler knows. */
  static final String TASK = "job";

  private static final String KIND = "[a-z][a-z0-9.-]*";

  private JobName() {}

  static String of(Job job) {
    if (!job.kind().matches(KIND)) {
      throw new IllegalArgumentException(
          "A kind of jobs is lower-case letters, digits, dots and hyphens: " + job.kind());
    }
    return job.kind() + " " + job.tenant().tenantId() + " " + job.id();
  }

  static Job read(TaskInstance<String> instance) {
    var parts = instance.getId().split(" ", 3);
    return new Job(new TenantContext(parts[1], instance.getData()), parts[0], parts[2]);
  }
}
