package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.IngestJob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The jobs of a tenant in PostgreSQL, on the caller's connection. */
final class JobRows {
  /** A job that nobody has touched for so long was left behind. */
  private static final String HOLD = "now() + interval '30 seconds'";

  private final Connection connection;
  private final TenantContext tenant;

  JobRows(Connection connection, TenantContext tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  /** The jobs of any tenant that wait for somebody, oldest first. */
  static List<Waiting> waiting(Connection house, int limit) {
    return Sql.query(
        house,
        row -> new Waiting(row.getString("tenant_id"), row.getString("id")),
        "select tenant_id, id from jobs where status = 'processing' and due_at <= now()"
            + " order by created_at limit ?",
        limit);
  }

  void add(Job job) {
    Sql.update(
        connection,
        "insert into jobs (id, tenant_id, kind, namespace, document_id, version_id, strategy, size,"
            + " status, actor) values (?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?, 'processing', ?)",
        job.id(),
        tenant.tenantId(),
        job.kind().name().toLowerCase(Locale.ROOT),
        job.namespace(),
        job.documentId(),
        job.versionId(),
        job.chunking().strategy().name(),
        job.chunking().size(),
        job.actor());
  }

  /** Takes a job, unless it is done, held, or another job of its document is. */
  Optional<Job> claim(String jobId) {
    return Sql.query(
            connection,
            this::job,
            "update jobs j set attempts = attempts + 1, held = true, due_at = "
                + HOLD
                + " where id = ?::uuid and status = 'processing' and due_at <= now()"
                + " and not exists (select 1 from jobs o where o.tenant_id = j.tenant_id"
                + " and o.namespace = j.namespace and o.document_id = j.document_id"
                + " and o.id <> j.id and o.status = 'processing' and o.held and o.due_at > now())"
                + " returning *",
            jobId)
        .stream()
        .findFirst();
  }

  /** Serialises the jobs of one document for the length of the transaction. */
  void lockDocument(String jobId) {
    Sql.query(
        connection,
        row -> true,
        "select pg_advisory_xact_lock(hashtextextended(tenant_id::text || namespace || document_id,"
            + " 0)) from jobs where id = ?::uuid",
        jobId);
  }

  /** Notes how far a job is, and keeps hold of it. */
  void progress(Job job, int total, int embeddings) {
    Sql.update(
        connection,
        "update jobs set chunks_total = ?, embeddings = ?, due_at = "
            + HOLD
            + " where id = ?::uuid",
        total,
        embeddings,
        job.id());
  }

  void complete(String jobId, int passages, int embeddings) {
    Sql.update(
        connection,
        "update jobs set status = 'completed', held = false, error = null, chunks_processed = ?,"
            + " chunks_total = ?, embeddings = ?, completed_at = now() where id = ?::uuid",
        passages,
        passages,
        embeddings,
        jobId);
  }

  void fail(String jobId, String error) {
    Sql.update(
        connection,
        "update jobs set status = 'failed', held = false, error = ?, completed_at = now()"
            + " where id = ?::uuid",
        error,
        jobId);
  }

  void retry(String jobId, int seconds, String error) {
    Sql.update(
        connection,
        "update jobs set held = false, error = ?, due_at = now() + make_interval(secs => ?)"
            + " where id = ?::uuid",
        error,
        seconds,
        jobId);
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

  private Job job(ResultSet row) throws SQLException {
    return new Job(
        tenant,
        row.getString("id"),
        Job.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("namespace"),
        row.getString("document_id"),
        row.getString("version_id"),
        new Chunking(Chunking.Strategy.valueOf(row.getString("strategy")), row.getInt("size")),
        row.getInt("attempts"),
        row.getString("actor"));
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

  /** A job that waits, of whichever tenant. */
  record Waiting(String tenantId, String jobId) {}
}
