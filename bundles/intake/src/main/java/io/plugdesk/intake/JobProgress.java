package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestJob.Status;
import io.plugdesk.desk.knowledge.IngestProgress;
import io.plugdesk.desk.store.UnitsOfWork;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Looks into the database a few times a second for those who follow a job, on whichever node. */
@Component
public final class JobProgress implements IngestProgress {
  private final UnitsOfWork units;
  private final Followers followers = new Followers("intake-progress");

  /**
   * Begins with nobody following.
   *
   * @param units the room's own units of work
   */
  @Activate
  public JobProgress(@Reference(target = "(room=intake)") UnitsOfWork units) {
    this.units = units;
  }

  /** Ends all that is followed. */
  @Deactivate
  public void close() {
    followers.close();
  }

  @Override
  public Following follow(TenantContext tenant, String jobId, Consumer<IngestJob> listener) {
    return followers.follow(
        () ->
            units.within(
                tenant, "look at job", unit -> new JobRows(unit.connection(), tenant).find(jobId)),
        job -> job.status() != Status.PROCESSING,
        listener);
  }

  @Override
  public List<IngestJob> latest(TenantContext tenant, List<Document> documents) {
    return documents.isEmpty()
        ? List.of()
        : units.within(
            tenant,
            "find latest jobs",
            unit -> new JobRows(unit.connection(), tenant).latest(documents));
  }
}
