package io.plugdesk.routes.connectors;

import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.jobs.JobHandler;
import io.plugdesk.desk.knowledge.Library;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.routes.documents.Shelf;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the documents that a connector brought; a job's id is the plugin's. */
@Component(service = JobHandler.class)
public final class ForgetJobs implements JobHandler {
  /** The kind of these jobs. */
  static final String KIND = "routes.forget";

  private static final Logger LOG = LoggerFactory.getLogger(ForgetJobs.class);
  private static final int NO_REVISION = -1;
  private static final int LONGEST_WAIT_SECONDS = 60;

  private final Library library;
  private final Connectors connectors;
  private final BroughtRows brought;
  private final SyncRows rows;

  /**
   * Makes the handler.
   *
   * @param units the room's own units of work
   * @param library the documents
   * @param connectors begins the next round
   */
  @Activate
  public ForgetJobs(
      @Reference(target = "(room=routes)") UnitsOfWork units,
      @Reference Library library,
      @Reference Connectors connectors) {
    this.library = library;
    this.connectors = connectors;
    this.brought = new BroughtRows(units);
    this.rows = new SyncRows(units, ConnectorsRoom.HOLD);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    var tenant = job.tenant();
    var plugin = job.id();
    var shelf = new Shelf(library, tenant, "", Source.name(plugin));
    var some = brought.unnamed(tenant, plugin, NO_REVISION);
    while (!some.isEmpty()) {
      some.forEach(each -> shelf.forget(each.namespace(), each.documentId()));
      brought.forget(tenant, plugin, some);
      some = brought.unnamed(tenant, plugin, NO_REVISION);
    }
    rows.restart(tenant, plugin);
    connectors.sync(tenant, plugin);
  }

  @Override
  public Optional<Duration> failed(Job job, int attempt, RuntimeException failure) {
    if (attempt == 1 || attempt % 10 == 0) {
      LOG.warn(
          "Not all documents of {} at {} are removed, it is tried again (attempt {})",
          job.id(),
          job.tenant().slug(),
          attempt,
          failure);
    }
    return Optional.of(
        Duration.ofSeconds(Math.min(1L << Math.min(attempt, 10), LONGEST_WAIT_SECONDS)));
  }
}
