package io.plugdesk.intake;

import io.plugdesk.desk.store.Sql;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** What a back end that is being filled has by now, in PostgreSQL, on the caller's connection. */
final class FilledRows {
  private static final String MISSING =
      " from documents d left join filled f using (tenant_id, namespace, document_id)"
          + " where d.indexed is not null and f.content is distinct from d.indexed";
  private static final String LEFT_OVER =
      " from filled f where not exists (select 1 from documents d where d.namespace = f.namespace"
          + " and d.document_id = f.document_id)";

  private final Connection connection;
  private final String tenantId;

  FilledRows(Connection connection, String tenantId) {
    this.connection = connection;
    this.tenantId = tenantId;
  }

  /** Notes, before anything is written, that nobody knows what the new back end has of it. */
  void doubt(DocumentJob job) {
    put(job, null, 0, 0);
  }

  /** Notes that the new back end has all of it. */
  void done(DocumentJob job, int passages, int embeddings) {
    put(job, job.content(), passages, embeddings);
  }

  /** Notes that the new back end has nothing of it. */
  void forget(String namespace, String documentId) {
    Sql.update(
        connection,
        "delete from filled where namespace = ? and document_id = ?",
        namespace,
        documentId);
  }

  void clear() {
    Sql.update(connection, "delete from filled");
  }

  /** Documents that the old one has and the new one lacks, after one of them, in order. */
  List<Name> missing(Name after, int limit) {
    return Sql.query(
        connection,
        row -> new Name(row.getString("namespace"), row.getString("document_id")),
        "select d.namespace, d.document_id"
            + MISSING
            + " and (d.namespace, d.document_id) > (?, ?)"
            + " order by d.namespace, d.document_id limit ?",
        after.namespace(),
        after.documentId(),
        limit);
  }

  /** Documents that the new one may have, and that are gone. */
  List<Name> leftOver(int limit) {
    return Sql.query(
        connection,
        row -> new Name(row.getString("namespace"), row.getString("document_id")),
        "select f.namespace, f.document_id" + LEFT_OVER + " limit ?",
        limit);
  }

  /** Whether the new one has exactly what the old one has. */
  boolean isWhole() {
    return Sql.query(
            connection, row -> true, "select 1" + MISSING + " union all select 1" + LEFT_OVER)
        .isEmpty();
  }

  /** A document whose present version was not taken in, while the old one answers from before. */
  Optional<Name> outdated() {
    return Sql.query(
            connection,
            row -> new Name(row.getString("namespace"), row.getString("document_id")),
            "select d.namespace, d.document_id"
                + MISSING
                + " and split_part(d.indexed, ' ', 1) <> d.version_id"
                + " and not exists (select 1 from jobs j where j.status = 'processing'"
                + " and j.namespace = d.namespace and j.document_id = d.document_id)"
                + " order by d.document_id limit 1")
        .stream()
        .findFirst();
  }

  /** Takes over into the documents how many passages the new one has of each. */
  void takeOver() {
    Sql.update(
        connection,
        "update documents d set passages = f.passages, embeddings = f.embeddings from filled f"
            + " where d.namespace = f.namespace and d.document_id = f.document_id"
            + " and f.content = d.indexed"
            + " and (d.passages, d.embeddings) <> (f.passages, f.embeddings)");
  }

  /** What the new one has, and what the old one has. */
  Amounts amounts() {
    return Sql.query(
            connection,
            row -> new Amounts(row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4)),
            "select count(*) filter (where f.content = d.indexed), count(*),"
                + " coalesce(sum(f.passages) filter (where f.content = d.indexed), 0),"
                + " coalesce(sum(d.passages), 0)"
                + " from documents d left join filled f using (tenant_id, namespace, document_id)"
                + " where d.indexed is not null")
        .get(0);
  }

  private void put(DocumentJob job, String content, int passages, int embeddings) {
    Sql.update(
        connection,
        "insert into filled (tenant_id, namespace, document_id, content, passages, embeddings)"
            + " values (?::uuid, ?, ?, ?, ?, ?)"
            + " on conflict (tenant_id, namespace, document_id) do update set"
            + " content = excluded.content, passages = excluded.passages,"
            + " embeddings = excluded.embeddings",
        tenantId,
        job.namespace(),
        job.documentId(),
        content,
        passages,
        embeddings);
  }

  /** A document by its names. */
  record Name(String namespace, String documentId) {
    /** Before all others. */
    static final Name FIRST = new Name("", "");
  }

  /** How much there is. */
  record Amounts(int documents, int documentsTotal, long passages, long passagesTotal) {}
}
