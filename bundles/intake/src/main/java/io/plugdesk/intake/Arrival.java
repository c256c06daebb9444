package io.plugdesk.intake;

import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.intake.Indexing.Counted;

/** Makes sure, in the unit that ends a job, that its change has reached where the passages are. */
final class Arrival {
  private final UnitOfWork unit;
  private final Signals signals;
  private final Task task;
  private final Home reached;
  private final HomeRows homes;
  private final FilledRows filled;
  private final Home now;

  /**
   * Holds the home until the unit ends.
   *
   * @param signals tells every node of a new home
   * @param reached where the document was changed, or null when nothing was to be changed
   */
  Arrival(UnitOfWork unit, Signals signals, Task task, Home reached) {
    String tenantId = task.tenant().tenantId();
    this.unit = unit;
    this.signals = signals;
    this.task = task;
    this.reached = reached;
    this.homes = new HomeRows(unit.connection(), tenantId);
    this.filled = new FilledRows(unit.connection(), tenantId);
    this.now = homes.hold();
  }

  /**
   * Passes when the document was changed where the passages are.
   *
   * @throws Busy when the tenant has moved meanwhile: the job is done again, at the new place
   */
  void check() {
    if (reached == null || reached.has(now.plugin())) {
      return;
    }
    if (now.plugin() != null && !now.plugin().equals(task.home().plugin())) {
      throw new Busy();
    }
    // Nothing was written before, or what was there is switched off.
    homes.settle(now.plugin(), reached.plugin());
    signals.send(unit, ChosenRetrievers.TOPIC, task.tenant().tenantId());
  }

  /** Notes that the back end that is being filled has the document. */
  void filled(Counted counted) {
    if (isBeside()) {
      filled.done(task.job(), counted.passages(), counted.embeddings());
    }
  }

  /** Notes that the back end that is being filled does not have the document. */
  void gone() {
    if (isBeside()) {
      filled.forget(task.job().namespace(), task.job().documentId());
    }
  }

  private boolean isBeside() {
    return reached != null && now.filling() != null && now.filling().equals(reached.filling());
  }
}
