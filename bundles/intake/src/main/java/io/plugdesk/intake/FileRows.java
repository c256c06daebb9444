package io.plugdesk.intake;

import io.plugdesk.desk.store.Sql;
import java.sql.Connection;

/** Which documents of a tenant have which bytes, in PostgreSQL, on the caller's connection. */
final class FileRows {
  private final Connection connection;
  private final String tenantId;

  FileRows(Connection connection, String tenantId) {
    this.connection = connection;
    this.tenantId = tenantId;
  }

  /** Serialises what is done with these bytes for the length of the transaction. */
  void lock(String sha256) {
    Sql.query(
        connection,
        row -> true,
        "select pg_advisory_xact_lock(hashtextextended(?, 0))",
        tenantId + sha256);
  }

  /** Whether a document of the tenant has these bytes. */
  boolean has(String sha256) {
    return !Sql.query(
            connection,
            row -> true,
            "select 1 from documents where file_sha256 = ? limit 1",
            sha256)
        .isEmpty();
  }

  /** Forgets that the document of a job has these bytes. */
  void forget(DocumentJob job, String sha256) {
    Sql.update(
        connection,
        "update documents set file_sha256 = null"
            + " where namespace = ? and document_id = ? and file_sha256 = ?",
        job.namespace(),
        job.documentId(),
        sha256);
  }
}
