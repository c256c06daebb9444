package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the jobs of a tenant went, in PostgreSQL, on the caller's connection. */
final class JobRows {
  private final Connection connection;
  private final TenantContext tenant;

  JobRows(Connection connection, TenantContext tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  void add(DocumentJob job) {
    Sql.update(
        connection,
        "insert into jobs (id, tenant_id, kind, namespace, document_id, version_id, strategy, size,"
            + " status, actor, frees)"
            + " values (?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?, 'processing', ?, ?)",
        job.id(),
        tenant.tenantId(),
        job.kind().name().toLowerCase(Locale.ROOT),
        job.namespace(),
        job.documentId(),
        job.versionId(),
        job.chunking().strategy().name(),
        job.chunking().size(),
        job.actor(),
        job.frees());
  }

  /** Begins an attempt of a job; empty when it has ended. */
  Optional<DocumentJob> begin(String jobId) {
    return Sql.query(
            connection,
            this::job,
            "update jobs set attempts = attempts + 1"
                + " where id = ?::uuid and status = 'processing' returning *",
            jobId)
        .stream()
        .findFirst();
  }

  /** The job as it stands; empty when it has ended. */
  Optional<DocumentJob> open(String jobId) {
    return Sql.query(
            connection,
            this::job,
            "select * from jobs where id = ?::uuid and status = 'processing'",
            jobId)
        .stream()
        .findFirst();
  }

  /** Notes how far a job is. */
  void progress(DocumentJob job, int processed, int total, int embeddings) {
    Sql.update(
        connection,
        "update jobs set chunks_processed = ?, chunks_total = ?, embeddings = ?"
            + " where id = ?::uuid",
        processed,
        total,
        embeddings,
        job.id());
  }

  void complete(String jobId, int passages, int embeddings) {
    Sql.update(
        connection,
        "update jobs set status = 'completed', error = null, chunks_processed = ?,"
            + " chunks_total = ?, embeddings = ?, completed_at = now() where id = ?::uuid",
        passages,
        passages,
        embeddings,
        jobId);
  }

  void fail(String jobId, String error) {
    Sql.update(
        connection,
        "update jobs set status = 'failed', error = ?, completed_at = now() where id = ?::uuid",
        error,
        jobId);
  }

  /** Notes why an attempt failed; the job goes on. */
  void note(String jobId, String error) {
    Sql.update(connection, "update jobs set error = ? where id = ?::uuid", error, jobId);
  }

  Optional<IngestJob> find(String jobId) {
    return Sql.query(
            connection,
            JobRows::ingestJob,
            "select * from jobs where id = ?::uuid and kind = 'ingest'",
            jobId)
        .stream()
        .findFirst();
  }

  /** The latest job of each document. */
  List<IngestJob> latest(List<Document> documents) {
    return Sql.query(
        connection,
        JobRows::ingestJob,
        "select distinct on (namespace, document_id) * from jobs where kind = 'ingest'"
            + " and (namespace, document_id) in (select * from unnest(?::text[], ?::text[]))"
            + " order by namespace, document_id, created_at desc, id desc",
        Sql.texts(connection, documents.stream().map(Document::namespace).toList()),
        Sql.texts(connection, documents.stream().map(Document::documentId).toList()));
  }

  private DocumentJob job(ResultSet row) throws SQLException {
    return new DocumentJob(
        tenant,
        row.getString("id"),
        DocumentJob.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("namespace"),
        row.getString("document_id"),
        row.getString("version_id"),
        new Chunking(Chunking.Strategy.valueOf(row.getString("strategy")), row.getInt("size")),
        row.getInt("attempts"),
        row.getString("actor"),
        row.getString("frees"));
  }

  private static IngestJob ingestJob(ResultSet row) throws SQLException {
    return new IngestJob(
        row.getString("id"),
        row.getString("document_id"),
        row.getString("namespace"),
        IngestJob.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getInt("chunks_processed"),
        row.getInt("chunks_total"),
        row.getInt("embeddings"),
        row.getString("error"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "completed_at"));
  }
}
