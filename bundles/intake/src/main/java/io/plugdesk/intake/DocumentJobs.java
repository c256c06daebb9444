package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.files.FileStore;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.jobs.JobHandler;
import io.plugdesk.desk.language.Languages;
import io.plugdesk.desk.parsing.Parsing;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitsOfWork;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the jobs of documents, and decides which failures pass. */
@Component(service = {JobHandler.class, DocumentJobs.class})
public final class DocumentJobs implements JobHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentJobs.class);
  private static final int MOST_ATTEMPTS_WITH_A_DEFECT = 8;
  private static final int MOST_ATTEMPTS_WITH_WRONG_SETTINGS = 3;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration NEXT_IN_LINE = Duration.ofMillis(500);

  private final UnitsOfWork units;
  private final Ingestion ingestion;

  /**
   * Makes the handler.
   *
   * @param units the room's own units of work
   * @param audit the audit trail
   * @param signals tells every node where the first passages of a tenant are
   * @param plugins where the tenant's index is leased
   * @param embeddings the tenant's embedding model
   * @param languages tells the language of a document
   * @param files keeps the bytes of files
   * @param parsing reads files
   * @param privacy takes personal data out
   */
  @Activate
  public DocumentJobs(
      @Reference(target = "(room=intake)") UnitsOfWork units,
      @Reference AuditTrail audit,
      @Reference Signals signals,
      @Reference Plugins plugins,
      @Reference Embeddings embeddings,
      @Reference Languages languages,
      @Reference FileStore files,
      @Reference Parsing parsing,
      @Reference Privacy privacy) {
    this.units = units;
    Checkpoints checkpoints = new Checkpoints(units);
    Originals originals = new Originals(units, files);
    this.ingestion =
        new Ingestion(
            units,
            audit,
            signals,
            originals,
            new Reading(checkpoints, originals, parsing, privacy),
            new Indexing(units, checkpoints, plugins, embeddings, languages, privacy));
  }

  @Override
  public String kind() {
    return DocumentJob.QUEUE;
  }

  @Override
  public void run(Job job) {
    ingestion.run(job.tenant(), job.id(), job.id());
  }

  /** Does a job at once, in the caller's thread; where that is not possible it stays waiting. */
  void runNow(Job job) {
    try {
      ingestion.run(job.tenant(), job.id(), job.id() + "/now");
    } catch (Busy | PlugdeskException later) {
      LOG.debug("Job {} of tenant {} is left to its turn", job.id(), job.tenant().slug(), later);
    }
  }

  @Override
  public Optional<Duration> failed(Job job, int attempt, RuntimeException failure) {
    if (Thread.currentThread().isInterrupted()) {
      return Optional.of(NEXT_IN_LINE);
    }
    try {
      return known(job, attempt, failure);
    } catch (PlugdeskException unreachable) {
      LOG.debug("The failure of job {} cannot be noted yet", job.id(), unreachable);
      return Optional.of(LONGEST_WAIT.dividedBy(6));
    }
  }

  private Optional<Duration> known(Job job, int attempt, RuntimeException failure) {
    Optional<DocumentJob> open =
        units.within(
            job.tenant(),
            "find job",
            unit -> new JobRows(unit.connection(), job.tenant()).open(job.id()));
    if (open.isEmpty()) {
      return Optional.empty();
    }
    String error;
    if (failure instanceof PlugdeskException known) {
      error = known.getMessage();
    } else {
      error = "The house failed to do it. The log of the house says why.";
      LOG.error("Job {} of tenant {} met a defect", job.id(), job.tenant().slug(), failure);
    }
    if (isTriedAgain(open.get().kind(), attempt, failure)) {
      LOG.debug("Job {} of tenant {} is tried again", job.id(), job.tenant().slug(), failure);
      note(open.get(), error);
      return Optional.of(wait(attempt));
    }
    LOG.warn("Job {} of tenant {} failed: {}", job.id(), job.tenant().slug(), error);
    ingestion.giveUp(job.tenant(), job.id(), error);
    return Optional.empty();
  }

  private void note(DocumentJob job, String error) {
    units.within(
        job.tenant(),
        "note failure",
        unit -> {
          new JobRows(unit.connection(), job.tenant()).note(job.id(), error);
          new WorkRows(unit.connection(), job.tenant().tenantId()).giveBack(job, job.id());
          return null;
        });
  }

  /**
   * What passes is waited for. A removal waits for settings too: its document is gone, and nobody
   * else would take the passages out of the index. A document that is taken in does so only for a
   * moment, since settings may be seen as missing while the house starts.
   */
  private static boolean isTriedAgain(
      DocumentJob.Kind kind, int attempt, RuntimeException failure) {
    boolean removes = kind == DocumentJob.Kind.REMOVE;
    if (!(failure instanceof PlugdeskException known)) {
      return removes && attempt < MOST_ATTEMPTS_WITH_A_DEFECT;
    }
    return switch (known.kind()) {
      case TRANSIENT -> true;
      case MISCONFIGURED -> removes || attempt < MOST_ATTEMPTS_WITH_WRONG_SETTINGS;
      case FORBIDDEN, REJECTED -> false;
    };
  }

  private static Duration wait(int attempt) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(attempt, 6));
    return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
  }
}
