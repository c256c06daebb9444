package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one job: brings the index to what the database says of a document. */
final class Ingestion {
  private static final Logger LOG = LoggerFactory.getLogger(Ingestion.class);
  private static final int MOST_ATTEMPTS = 6;
  private static final int MOST_ATTEMPTS_WITH_WRONG_SETTINGS = 3;

  private final UnitsOfWork units;
  private final AuditTrail audit;
  private final Plugins plugins;
  private final Passages passages;

  Ingestion(UnitsOfWork units, AuditTrail audit, Plugins plugins, Passages passages) {
    this.units = units;
    this.audit = audit;
    this.plugins = plugins;
    this.passages = passages;
  }

  /** Does the job, unless it is done or in other hands; failures end in the job's row. */
  void run(TenantContext tenant, String jobId) {
    Optional<Job> claimed =
        units.within(
            tenant,
            "claim job",
            unit -> {
              JobRows rows = new JobRows(unit.connection(), tenant);
              rows.lockDocument(jobId);
              return rows.claim(jobId);
            });
    claimed.ifPresent(this::attempt);
  }

  private void attempt(Job job) {
    try {
      if (job.kind() == Job.Kind.INGEST) {
        ingest(job);
      } else {
        remove(job);
      }
    } catch (PlugdeskException failure) {
      note(job, failure.getMessage(), job.attempts() < mostAttempts(failure.kind()));
    } catch (RuntimeException defect) {
      LOG.error("Job {} of tenant {} met a defect", job.id(), job.tenant().slug(), defect);
      note(job, "The house failed to do it. The log of the house says why.", false);
    }
  }

  /** Settings may be seen as missing for a moment while the house starts. */
  private static int mostAttempts(Kind kind) {
    return switch (kind) {
      case TRANSIENT -> MOST_ATTEMPTS;
      case MISCONFIGURED -> MOST_ATTEMPTS_WITH_WRONG_SETTINGS;
      case FORBIDDEN, REJECTED -> 1;
    };
  }

  private void ingest(Job job) {
    Optional<Document> document =
        units
            .within(
                job.tenant(),
                "read document",
                unit -> documents(unit, job).find(job.namespace(), job.documentId()))
            .filter(found -> found.versionId().equals(job.versionId()));
    if (document.isEmpty()) {
      superseded(job);
      return;
    }
    List<IndexedPassage> made =
        passages.of(
            job.tenant(),
            document.get(),
            job.chunking(),
            (total, embedded) -> inJobs(job, rows -> rows.progress(job, total, embedded)));
    onIndex(job, index -> index.put(job.tenant(), made));
    int embedded = (int) made.stream().filter(passage -> passage.embedding() != null).count();
    boolean stillThere =
        units.within(
            job.tenant(), "complete job", unit -> complete(unit, job, made.size(), embedded));
    if (!stillThere) {
      onIndex(job, index -> index.remove(job.tenant(), job.namespace(), Set.of(job.documentId())));
    }
  }

  private boolean complete(UnitOfWork unit, Job job, int total, int embedded) {
    JobRows rows = new JobRows(unit.connection(), job.tenant());
    DocumentRows documents = documents(unit, job);
    Optional<DocumentRows.Indexed> now = documents.lock(job.namespace(), job.documentId());
    rows.complete(job.id(), total, embedded);
    if (now.isEmpty()) {
      return false;
    }
    documents.indexed(job, total, embedded);
    record(unit, job, "document.ingested", total);
    return true;
  }

  private void remove(Job job) {
    boolean cameBack =
        units.within(
            job.tenant(),
            "look for document",
            unit -> documents(unit, job).lock(job.namespace(), job.documentId()).isPresent());
    if (!cameBack) {
      onIndex(job, index -> index.remove(job.tenant(), job.namespace(), Set.of(job.documentId())));
    }
    inJobs(job, rows -> rows.complete(job.id(), 0, 0));
  }

  /** A newer version has its own job; a removed document has no passages to make. */
  private void superseded(Job job) {
    inJobs(job, rows -> rows.fail(job.id(), "The document was replaced or removed meanwhile."));
  }

  private void note(Job job, String error, boolean again) {
    if (again) {
      LOG.debug("Job {} of tenant {} is tried again", job.id(), job.tenant().slug());
      inJobs(job, rows -> rows.retry(job.id(), 1 << job.attempts(), error));
    } else {
      LOG.warn("Job {} of tenant {} failed: {}", job.id(), job.tenant().slug(), error);
      inJobs(job, rows -> rows.fail(job.id(), error));
    }
  }

  private void onIndex(Job job, Consumer<PassageIndex> action) {
    try (Lease<PassageIndex> lease =
        plugins
            .lease(job.tenant(), PassageIndex.class)
            .orElseThrow(
                () ->
                    new PlugdeskException(
                        Kind.MISCONFIGURED,
                        "The tenant has no search index. Switch on a retrieval plugin, such as"
                            + " io.plugdesk.retrieval.solr, and ingest again."))) {
      action.accept(lease.get());
    }
  }

  private void inJobs(Job job, Consumer<JobRows> action) {
    units.within(
        job.tenant(),
        "note job",
        unit -> {
          action.accept(new JobRows(unit.connection(), job.tenant()));
          return null;
        });
  }

  private void record(UnitOfWork unit, Job job, String type, int total) {
    String payload =
        DocumentRows.json(
            Map.of(
                "document_id", job.documentId(),
                "namespace", job.namespace(),
                "version_id", job.versionId(),
                "passages", total));
    audit.record(
        unit,
        new AuditEvent(job.tenant(), null, AuditEvent.Actor.ADMIN, job.actor(), type, payload));
  }

  private static DocumentRows documents(UnitOfWork unit, Job job) {
    return new DocumentRows(unit.connection(), job.tenant().tenantId());
  }
}
