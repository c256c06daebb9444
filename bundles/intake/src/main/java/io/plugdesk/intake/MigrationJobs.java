package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.gateway.Embeddings;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.jobs.JobHandler;
import io.plugdesk.desk.knowledge.Migration.Status;
import io.plugdesk.desk.language.Languages;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.privacy.Privacy;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Jobs;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitsOfWork;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the jobs of migrations, and decides which failures pass. */
@Component
public final class MigrationJobs implements JobHandler {
  private static final Logger LOG = LoggerFactory.getLogger(MigrationJobs.class);
  private static final int MOST_ATTEMPTS = 20;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration NEXT_IN_LINE = Duration.ofMillis(500);

  private final Moving moving;

  /**
   * Makes the handler.
   *
   * @param units the room's own units of work
   * @param jobs takes the next stretch
   * @param audit the audit trail
   * @param signals tells the other nodes
   * @param chosen who asks the back end that has the passages
   * @param plugins where back ends are leased
   * @param settings where they are switched on and off
   * @param embeddings the tenant's embedding model
   * @param languages tells the language of a document
   * @param privacy takes personal data out
   */
  @Activate
  public MigrationJobs(
      @Reference(target = "(room=intake)") UnitsOfWork units,
      @Reference Jobs jobs,
      @Reference AuditTrail audit,
      @Reference Signals signals,
      @Reference ChosenRetrievers chosen,
      @Reference Plugins plugins,
      @Reference PluginSettings settings,
      @Reference Embeddings embeddings,
      @Reference Languages languages,
      @Reference Privacy privacy) {
    BackEnds backEnds = new BackEnds(plugins, settings);
    Indexing indexing =
        new Indexing(units, new Checkpoints(units), plugins, embeddings, languages, privacy);
    Filling filling = new Filling(units, indexing, new Proof(backEnds));
    this.moving =
        new Moving(units, backEnds, filling, jobs, audit, signals, chosen, Clock.systemUTC());
  }

  MigrationJobs(Moving moving) {
    this.moving = moving;
  }

  @Override
  public String kind() {
    return Move.QUEUE;
  }

  @Override
  public void run(Job job) {
    moving.running(job).ifPresent(moving::run);
  }

  @Override
  public Optional<Duration> failed(Job job, int attempt, RuntimeException failure) {
    if (Thread.currentThread().isInterrupted()) {
      return Optional.of(NEXT_IN_LINE);
    }
    try {
      return moving.running(job).flatMap(move -> known(move, attempt, failure));
    } catch (PlugdeskException unreachable) {
      LOG.debug("The failure of migration {} cannot be noted yet", job.id(), unreachable);
      return Optional.of(LONGEST_WAIT.dividedBy(6));
    }
  }

  private Optional<Duration> known(Move move, int attempt, RuntimeException failure) {
    String error;
    if (failure instanceof PlugdeskException known) {
      error = known.getMessage();
    } else {
      error = "The house failed to do it. The log of the house says why.";
      LOG.error("Migration {} of tenant {} met a defect", move.id(), move.tenant().slug(), failure);
    }
    if (move.status() == Status.CLEARING || isTriedAgain(attempt, failure)) {
      moving.note(move, error);
      long seconds = 1L << Math.min(attempt, 6);
      return Optional.of(Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds())));
    }
    LOG.warn("Migration {} of tenant {} failed: {}", move.id(), move.tenant().slug(), error);
    moving.giveUp(move, error);
    return Optional.empty();
  }

  private static boolean isTriedAgain(int attempt, RuntimeException failure) {
    Kind kind = failure instanceof PlugdeskException known ? known.kind() : Kind.MISCONFIGURED;
    return switch (kind) {
      case TRANSIENT -> true;
      case MISCONFIGURED -> attempt < MOST_ATTEMPTS;
      case FORBIDDEN, REJECTED -> false;
    };
  }
}
