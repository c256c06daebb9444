package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.jobs.Job;
import io.plugdesk.desk.jobs.NotYet;
import io.plugdesk.desk.knowledge.Migration.Status;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Jobs;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.intake.FilledRows.Amounts;
import io.plugdesk.intake.FilledRows.Name;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does migrations, a stretch at a time, each step so that it may be repeated after a crash. */
final class Moving {
  private static final Logger LOG = LoggerFactory.getLogger(Moving.class);

  /** How long a job goes on before others get their turn. */
  private static final Duration STRETCH = Duration.ofSeconds(10);

  /** How long the old back end stays as it is: a search may take so long, on any node. */
  private static final Duration LAST_SEARCHES = Duration.ofSeconds(10);

  private final UnitsOfWork units;
  private final BackEnds backEnds;
  private final Filling filling;
  private final Jobs jobs;
  private final AuditTrail audit;
  private final Signals signals;
  private final ChosenRetrievers chosen;
  private final Clock clock;

  Moving(
      UnitsOfWork units,
      BackEnds backEnds,
      Filling filling,
      Jobs jobs,
      AuditTrail audit,
      Signals signals,
      ChosenRetrievers chosen,
      Clock clock) {
    this.units = units;
    this.backEnds = backEnds;
    this.filling = filling;
    this.jobs = jobs;
    this.audit = audit;
    this.signals = signals;
    this.chosen = chosen;
    this.clock = clock;
  }

  /** Goes on with a migration from where it is. */
  void run(Move move) {
    if (move.calledOff() != null && move.status() != Status.CLEARING) {
      giveUp(move, move.calledOff());
      return;
    }
    switch (move.status()) {
      case PREPARING -> prepare(move);
      case FILLING -> fill(move);
      default -> clear(move);
    }
  }

  /**
   * Gives a migration up whose target does not answer yet; the source has never stopped to. One
   * that somebody has moved on meanwhile is left alone.
   */
  void giveUp(Move move, String error) {
    if (!ended(move, error)) {
      return;
    }
    chosen.heard(move.tenant().tenantId());
    boolean unused = false;
    try {
      unused =
          backEnds.isOn(move.tenant(), move.target())
              && units.within(move.tenant(), "empty what was filled", unit -> emptied(unit, move));
    } catch (PlugdeskException away) {
      LOG.warn("{} keeps what it was filled with: {}", move.target(), away.getMessage());
    }
    if (unused && move.switchesOn()) {
      backEnds.switchOff(move.tenant(), move.target(), move.actor());
    }
  }

  private boolean ended(Move move, String error) {
    return units.within(
        move.tenant(),
        "give migration up",
        unit -> {
          homes(unit, move).lock();
          if (hasMovedOn(unit, move)) {
            return false;
          }
          homes(unit, move).put(new Home(move.source(), null));
          filled(unit, move).clear();
          rows(unit, move).end(move, Status.FAILED, error);
          record(unit, move, "knowledge.migration_failed", 0);
          return true;
        });
  }

  /** Empties the target, unless a later migration fills it, or it answers. */
  private boolean emptied(UnitOfWork unit, Move move) {
    Home now = homes(unit, move).lock();
    if (move.target().equals(now.plugin()) || rows(unit, move).running().isPresent()) {
      return false;
    }
    backEnds.empty(move.tenant(), move.target());
    return true;
  }

  /**
   * Keeps the migration where it is until the unit ends. A node that stood still may come late,
   * when another one has moved it on: it looks again.
   */
  private static void hold(UnitOfWork unit, Move move) {
    homes(unit, move).lock();
    if (hasMovedOn(unit, move)) {
      throw new Busy();
    }
  }

  private static boolean hasMovedOn(UnitOfWork unit, Move move) {
    return rows(unit, move)
        .running(move.id())
        .filter(now -> now.status() == move.status())
        .isEmpty();
  }

  private void prepare(Move move) {
    backEnds.switchOn(move.tenant(), move.target(), move.actor());
    onward(
        move,
        "begin to fill",
        unit -> {
          hold(unit, move);
          backEnds.empty(move.tenant(), move.target());
          filled(unit, move).clear();
          homes(unit, move).put(move.filling());
          rows(unit, move).enter(move, Status.FILLING);
        });
  }

  private void fill(Move move) {
    long end = System.nanoTime() + STRETCH.toNanos();
    filling.clear(move);
    Name last = filling.some(move, Name.FIRST);
    while (last != null && System.nanoTime() < end) {
      last = filling.some(move, last);
    }
    if (last != null) {
      onward(move, "go on with a migration", unit -> rows(unit, move).note(move, null));
      return;
    }
    units
        .within(move.tenant(), "look for outdated documents", unit -> filled(unit, move).outdated())
        .ifPresent(Moving::refuse);
    if (!switched(move)) {
      throw new Busy();
    }
    chosen.heard(move.tenant().tenantId());
  }

  /**
   * Says that a document keeps a tenant where it is.
   *
   * @throws PlugdeskException REJECTED always
   */
  static void refuse(Name document) {
    throw Limits.rejected(
        "The present version of the document "
            + document.documentId()
            + " in the namespace "
            + document.namespace()
            + " could not be taken in, and answers come from the one before, whose text is not"
            + " kept. Take it in once more or remove it, and begin again.");
  }

  /** Lets the target answer when nothing is missing; no job can end a document meanwhile. */
  private boolean switched(Move move) {
    return units.within(
        move.tenant(),
        "move a tenant",
        unit -> {
          homes(unit, move).lock();
          boolean stays =
              rows(unit, move).running(move.id()).filter(now -> now.calledOff() == null).isEmpty();
          if (stays || !filled(unit, move).isWhole()) {
            return false;
          }
          filled(unit, move).takeOver();
          Amounts amounts = filled(unit, move).amounts();
          homes(unit, move).put(new Home(move.target(), null));
          rows(unit, move).answers(move, amounts);
          signals.send(unit, ChosenRetrievers.TOPIC, move.tenant().tenantId());
          record(unit, move, "knowledge.migrated", amounts.passages());
          jobs.enqueue(unit, move.queued());
          return true;
        });
  }

  private void clear(Move move) {
    Duration left = Duration.between(clock.instant(), move.switchedAt().plus(LAST_SEARCHES));
    if (left.compareTo(Duration.ZERO) > 0) {
      throw new NotYet("The last searches may still use the old back end.", left);
    }
    if (backEnds.isOn(move.tenant(), move.source())) {
      if (!move.keep()) {
        units.within(
            move.tenant(),
            "empty the old back end",
            unit -> {
              hold(unit, move);
              backEnds.empty(move.tenant(), move.source());
              return null;
            });
      }
      backEnds.switchOff(move.tenant(), move.source(), move.actor());
    }
    units.within(
        move.tenant(),
        "end migration",
        unit -> {
          hold(unit, move);
          filled(unit, move).clear();
          rows(unit, move).end(move, Status.COMPLETED, null);
          return null;
        });
  }

  /** Ends a step; the job is done again at once, after those that wait. */
  private void onward(Move move, String step, Consumer<UnitOfWork> also) {
    units.within(
        move.tenant(),
        step,
        unit -> {
          also.accept(unit);
          jobs.enqueue(unit, move.queued());
          return null;
        });
  }

  private void record(UnitOfWork unit, Move move, String event, long passages) {
    String payload =
        DocumentRows.json(Map.of("from", move.source(), "to", move.target(), "passages", passages));
    audit.record(
        unit,
        new AuditEvent(move.tenant(), null, AuditEvent.Actor.ADMIN, move.actor(), event, payload));
  }

  Optional<Move> running(Job job) {
    return units.within(
        job.tenant(),
        "find migration",
        unit -> new MigrationRows(unit.connection(), job.tenant()).running(job.id()));
  }

  void note(Move move, String error) {
    units.within(
        move.tenant(),
        "note failure",
        unit -> {
          rows(unit, move).note(move, error);
          return null;
        });
  }

  private static MigrationRows rows(UnitOfWork unit, Move move) {
    return new MigrationRows(unit.connection(), move.tenant());
  }

  private static HomeRows homes(UnitOfWork unit, Move move) {
    return new HomeRows(unit.connection(), move.tenant().tenantId());
  }

  private static FilledRows filled(UnitOfWork unit, Move move) {
    return new FilledRows(unit.connection(), move.tenant().tenantId());
  }
}
