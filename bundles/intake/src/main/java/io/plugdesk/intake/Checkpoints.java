package io.plugdesk.intake;

import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import java.util.function.Consumer;

/** Where a long task keeps hold of its document, notes how far it is, and ends when it is late. */
final class Checkpoints {
  private final UnitsOfWork units;

  Checkpoints(UnitsOfWork units) {
    this.units = units;
  }

  /**
   * Passes one.
   *
   * @param also what is written in the same transaction
   * @throws Superseded when the document has another version by now, or is gone
   * @throws Busy when the document is held by somebody else by now
   */
  void pass(Task task, Consumer<UnitOfWork> also) {
    DocumentJob job = task.job();
    units.within(
        task.tenant(),
        "note progress",
        unit -> {
          String tenantId = task.tenant().tenantId();
          DocumentRows documents = new DocumentRows(unit.connection(), tenantId);
          documents
              .lock(job.namespace(), job.documentId())
              .filter(now -> now.document().versionId().equals(job.versionId()))
              .orElseThrow(Superseded::new);
          if (!new WorkRows(unit.connection(), tenantId).take(job, task.holder())) {
            throw new Busy();
          }
          also.accept(unit);
          return null;
        });
  }
}
