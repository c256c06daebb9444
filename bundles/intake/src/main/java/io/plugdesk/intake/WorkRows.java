package io.plugdesk.intake;

import io.plugdesk.desk.store.Sql;
import java.sql.Connection;

/** Who is at work on which document, on the caller's connection. */
final class WorkRows {
  /** Whoever has not been heard of for so long has died; its own job is done again anyway. */
  private static final String LIMIT = "now() + interval '1 minute'";

  private final Connection connection;
  private final String tenantId;

  WorkRows(Connection connection, String tenantId) {
    this.connection = connection;
    this.tenantId = tenantId;
  }

  /** Takes a document, or keeps hold of it; false while somebody else is at work on it. */
  boolean take(DocumentJob job, String holder) {
    return Sql.update(
            connection,
            "insert into work as w (tenant_id, namespace, document_id, holder, until)"
                + " values (?::uuid, ?, ?, ?, "
                + LIMIT
                + ") on conflict (tenant_id, namespace, document_id) do update"
                + " set holder = excluded.holder, until = excluded.until"
                + " where w.holder = excluded.holder or w.until < now()",
            tenantId,
            job.namespace(),
            job.documentId(),
            holder)
        > 0;
  }

  /** Gives a document back; harmless for whoever does not hold it. */
  void giveBack(DocumentJob job, String holder) {
    Sql.update(
        connection,
        "delete from work where namespace = ? and document_id = ? and holder = ?",
        job.namespace(),
        job.documentId(),
        holder);
  }
}
