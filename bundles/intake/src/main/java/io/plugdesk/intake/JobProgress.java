package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestJob.Status;
import io.plugdesk.desk.knowledge.IngestProgress;
import io.plugdesk.desk.store.UnitsOfWork;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the database a few times a second for those who follow a job, on whichever node. */
@Component
public final class JobProgress implements IngestProgress {
  private static final Logger LOG = LoggerFactory.getLogger(JobProgress.class);
  private static final int LOOK_MILLIS = 200;

  private final UnitsOfWork units;
  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "intake-progress"));

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
    followers.clear();
    looking.shutdownNow();
  }

  @Override
  public Following follow(TenantContext tenant, String jobId, Consumer<IngestJob> listener) {
    Follower follower = new Follower(tenant, jobId, listener);
    followers.add(follower);
    follower.turns =
        looking.scheduleWithFixedDelay(
            () -> lookSafely(follower), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return follower;
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

  private void lookSafely(Follower follower) {
    try {
      follower.look();
    } catch (RuntimeException failure) {
      LOG.debug("Job {} could not be looked at; the next look comes", follower.jobId, failure);
    }
  }

  /** One who follows a job. */
  private final class Follower implements Following {
    private final TenantContext tenant;
    private final String jobId;
    private final Consumer<IngestJob> listener;
    private volatile ScheduledFuture<?> turns;
    private IngestJob seen;

    Follower(TenantContext tenant, String jobId, Consumer<IngestJob> listener) {
      this.tenant = tenant;
      this.jobId = jobId;
      this.listener = listener;
    }

    void look() {
      if (!followers.contains(this)) {
        close();
        return;
      }
      IngestJob now =
          units
              .within(
                  tenant, "look at job", unit -> new JobRows(unit.connection(), tenant).find(jobId))
              .orElse(null);
      if (now != null && !now.equals(seen)) {
        seen = now;
        listener.accept(now);
      }
      if (now == null || now.status() != Status.PROCESSING) {
        close();
      }
    }

    @Override
    public void close() {
      followers.remove(this);
      ScheduledFuture<?> planned = turns;
      if (planned != null) {
        planned.cancel(false);
      }
    }
  }
}
