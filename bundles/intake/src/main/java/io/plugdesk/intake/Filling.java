package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.intake.FilledRows.Name;
import io.plugdesk.intake.Indexing.Counted;
import java.util.List;
import java.util.Optional;

/**
 * Brings what the database says of a tenant's documents into the back end that is being filled; the
 * same document gives the same passages as in the other one.
 *
 * <p>Each document is held while it is brought, so that no job works on it at the same time.
 */
final class Filling {
  private static final int AT_ONCE = 20;

  private final UnitsOfWork units;
  private final Indexing indexing;
  private final Proof proof;

  Filling(UnitsOfWork units, Indexing indexing, Proof proof) {
    this.units = units;
    this.indexing = indexing;
    this.proof = proof;
  }

  /**
   * Brings the next documents after one of them, in order; returns the last, or null at the end.
   */
  Name some(Move move, Name after) {
    List<Name> next =
        units.within(
            move.tenant(), "find documents", unit -> filled(unit, move).missing(after, AT_ONCE));
    next.forEach(name -> bring(move, name));
    return next.isEmpty() ? null : next.get(next.size() - 1);
  }

  /** Removes documents that are gone. */
  void clear(Move move) {
    units
        .within(move.tenant(), "find documents", unit -> filled(unit, move).leftOver(AT_ONCE))
        .forEach(name -> takeOut(move, name));
  }

  private void bring(Move move, Name name) {
    Optional<Task> begun =
        units.within(move.tenant(), "hold document", unit -> hold(unit, move, name));
    if (begun.isEmpty()) {
      return;
    }
    Task task = begun.get();
    try {
      Counted counted = indexing.index(task);
      proof.of(move, counted);
      units.within(
          move.tenant(),
          "note document",
          unit -> {
            if (stored(unit, move.tenant(), name).filter(now -> isAt(now, task)).isPresent()) {
              filled(unit, move).done(task.job(), counted.passages(), counted.embeddings());
            }
            return null;
          });
    } catch (Superseded | Busy later) {
      // A job brings it, or the next round does.
    } finally {
      giveBack(task);
    }
  }

  /** Empty while a job is at work on it, or a later version waits for one. */
  private Optional<Task> hold(UnitOfWork unit, Move move, Name name) {
    StoredDocument stored =
        new DocumentRows(unit.connection(), move.tenant().tenantId())
            .find(name.namespace(), name.documentId())
            .orElse(null);
    if (stored == null || stored.indexed() == null) {
      return Optional.empty();
    }
    DocumentJob job = DocumentJob.again(move, stored);
    if (!job.versionId().equals(stored.document().versionId())
        || !new WorkRows(unit.connection(), move.tenant().tenantId()).take(job, move.id())) {
      return Optional.empty();
    }
    filled(unit, move).doubt(job);
    return Optional.of(new Task(job, stored, move.id(), new Home(move.target(), null)));
  }

  private void takeOut(Move move, Name name) {
    DocumentJob job = DocumentJob.removing(move, name);
    boolean held =
        units.within(
            move.tenant(),
            "hold document",
            unit ->
                new WorkRows(unit.connection(), move.tenant().tenantId()).take(job, move.id())
                    && stored(unit, move.tenant(), name).isEmpty());
    Task task = new Task(job, null, move.id(), new Home(move.target(), null));
    try {
      if (held) {
        if (!move.target().equals(indexing.remove(task).plugin())) {
          throw BackEnds.missing(move.target());
        }
        units.within(
            move.tenant(),
            "note document",
            unit -> {
              filled(unit, move).forget(name.namespace(), name.documentId());
              return null;
            });
      }
    } finally {
      giveBack(task);
    }
  }

  private void giveBack(Task task) {
    units.within(
        task.tenant(),
        "give document back",
        unit -> {
          new WorkRows(unit.connection(), task.tenant().tenantId())
              .giveBack(task.job(), task.holder());
          return null;
        });
  }

  private static boolean isAt(StoredDocument now, Task task) {
    return task.job().content().equals(now.indexed());
  }

  private static Optional<StoredDocument> stored(UnitOfWork unit, TenantContext tenant, Name name) {
    return new DocumentRows(unit.connection(), tenant.tenantId())
        .lock(name.namespace(), name.documentId());
  }

  private static FilledRows filled(UnitOfWork unit, Move move) {
    return new FilledRows(unit.connection(), move.tenant().tenantId());
  }
}
