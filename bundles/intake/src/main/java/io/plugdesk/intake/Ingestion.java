package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.Signals;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.intake.Indexing.Counted;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Does one job: brings the index to what the database says of a document. */
final class Ingestion {
  private final UnitsOfWork units;
  private final AuditTrail audit;
  private final Signals signals;
  private final Originals originals;
  private final Reading reading;
  private final Indexing indexing;

  Ingestion(
      UnitsOfWork units,
      AuditTrail audit,
      Signals signals,
      Originals originals,
      Reading reading,
      Indexing indexing) {
    this.units = units;
    this.audit = audit;
    this.signals = signals;
    this.originals = originals;
    this.reading = reading;
    this.indexing = indexing;
  }

  /**
   * Does a job, unless it has ended.
   *
   * @param holder who does it; the same again when it is done again after a crash
   * @throws Busy when somebody else is at work on the same document
   */
  void run(TenantContext tenant, String jobId, String holder) {
    Optional<Task> begun =
        units.within(tenant, "begin job", unit -> begin(unit, tenant, jobId, holder));
    begun.ifPresent(this::attempt);
  }

  /** Ends a job that is given up; a file that was not read goes with it. */
  void giveUp(TenantContext tenant, String jobId, String error) {
    Optional<DocumentJob> open =
        units.within(
            tenant, "find job", unit -> new JobRows(unit.connection(), tenant).open(jobId));
    open.ifPresent(
        job -> {
          unreadFile(job).ifPresent(file -> originals.drop(job, file));
          conclude(job, jobId, unit -> new JobRows(unit.connection(), tenant).fail(jobId, error));
        });
  }

  private Optional<Task> begin(UnitOfWork unit, TenantContext tenant, String jobId, String holder) {
    JobRows rows = new JobRows(unit.connection(), tenant);
    Optional<DocumentJob> begun = rows.begin(jobId);
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    DocumentJob job = begun.get();
    if (!new WorkRows(unit.connection(), tenant.tenantId()).take(job, holder)) {
      throw new Busy();
    }
    StoredDocument stored =
        documents(unit, job).find(job.namespace(), job.documentId()).orElse(null);
    Home home = new HomeRows(unit.connection(), tenant.tenantId()).find();
    if (home.filling() != null && (stored == null || !job.content().equals(stored.indexed()))) {
      new FilledRows(unit.connection(), tenant.tenantId()).doubt(job);
    }
    return Optional.of(new Task(job, stored, holder, home));
  }

  private void attempt(Task task) {
    DocumentJob job = task.job();
    try {
      if (job.kind() == DocumentJob.Kind.INGEST) {
        ingest(task);
      } else {
        remove(task);
      }
    } catch (Superseded late) {
      conclude(
          job,
          task.holder(),
          unit -> new JobRows(unit.connection(), job.tenant()).fail(job.id(), late.getMessage()));
    }
  }

  private void ingest(Task task) {
    DocumentJob job = task.job();
    StoredDocument stored = task.stored();
    if (stored == null || !stored.document().versionId().equals(job.versionId())) {
      throw new Superseded();
    }
    StoredDocument read = stored.isRead() ? stored : reading.read(task);
    if (read.file() != null && !read.redacted().isEmpty()) {
      originals.drop(job, read.file());
    }
    Counted counted =
        job.content().equals(read.indexed())
            ? Counted.known(read.document().passages(), read.embeddings())
            : indexing.index(task.with(read));
    conclude(job, task.holder(), unit -> complete(unit, task, counted));
  }

  private void complete(UnitOfWork unit, Task task, Counted counted) {
    DocumentJob job = task.job();
    Arrival arrival = new Arrival(unit, signals, task, counted.reached());
    arrival.check();
    DocumentRows documents = documents(unit, job);
    JobRows rows = new JobRows(unit.connection(), job.tenant());
    Optional<StoredDocument> now = documents.lock(job.namespace(), job.documentId());
    if (now.filter(same -> same.document().versionId().equals(job.versionId())).isEmpty()) {
      // The index holds a version by now that the row does not know: the newer job brings its own.
      documents.unknown(job);
      rows.fail(job.id(), new Superseded().getMessage());
      return;
    }
    if (!new WorkRows(unit.connection(), job.tenant().tenantId()).take(job, task.holder())) {
      throw new Busy();
    }
    rows.complete(job.id(), counted.passages(), counted.embeddings());
    documents.indexed(job, counted.passages(), counted.embeddings());
    arrival.filled(counted);
    record(unit, job, counted.passages());
  }

  private void remove(Task task) {
    DocumentJob job = task.job();
    // A document that came back, but not yet to the index, must not inherit the old passages.
    boolean leaves = task.stored() == null || task.stored().indexed() == null;
    Home reached = leaves ? indexing.remove(task) : null;
    conclude(
        job,
        task.holder(),
        unit -> {
          Arrival arrival = new Arrival(unit, signals, task, reached);
          arrival.check();
          arrival.gone();
          new JobRows(unit.connection(), job.tenant()).complete(job.id(), 0, 0);
        });
  }

  /** Ends a job in one transaction, and lets the next one at the document. */
  private void conclude(DocumentJob job, String holder, Consumer<UnitOfWork> end) {
    if (job.frees() != null) {
      originals.release(job.tenant(), job.frees());
    }
    units.within(
        job.tenant(),
        "end job",
        unit -> {
          end.accept(unit);
          new WorkRows(unit.connection(), job.tenant().tenantId()).giveBack(job, holder);
          return null;
        });
  }

  private Optional<String> unreadFile(DocumentJob job) {
    return units.within(
        job.tenant(),
        "find file",
        unit ->
            documents(unit, job)
                .lock(job.namespace(), job.documentId())
                .filter(now -> now.document().versionId().equals(job.versionId()))
                .filter(now -> !now.isRead())
                .map(StoredDocument::file));
  }

  private void record(UnitOfWork unit, DocumentJob job, int total) {
    String payload =
        DocumentRows.json(
            Map.of(
                "document_id", job.documentId(),
                "namespace", job.namespace(),
                "version_id", job.versionId(),
                "passages", total));
    audit.record(
        unit,
        new AuditEvent(
            job.tenant(), null, AuditEvent.Actor.ADMIN, job.actor(), "document.ingested", payload));
  }

  private static DocumentRows documents(UnitOfWork unit, DocumentJob job) {
    return new DocumentRows(unit.connection(), job.tenant().tenantId());
  }
}
