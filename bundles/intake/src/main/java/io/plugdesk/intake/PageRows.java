package io.plugdesk.intake;

import io.plugdesk.desk.store.Sql;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** The pages of a tenant's files in PostgreSQL, on the caller's connection. */
final class PageRows {
  private final Connection connection;
  private final String tenantId;

  PageRows(Connection connection, String tenantId) {
    this.connection = connection;
    this.tenantId = tenantId;
  }

  /** Stores pages of a version, over those of the same places. */
  void store(DocumentJob job, List<StoredPage> pages) {
    Sql.batch(
        connection,
        "insert into pages (tenant_id, namespace, document_id, version_id, ordinal, number,"
            + " content) values (?::uuid, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, namespace,"
            + " document_id, version_id, ordinal) do update set number = excluded.number,"
            + " content = excluded.content",
        pages.stream()
            .map(
                page ->
                    new Object[] {
                      tenantId,
                      job.namespace(),
                      job.documentId(),
                      job.versionId(),
                      page.ordinal(),
                      page.number(),
                      page.content()
                    })
            .toList());
  }

  /** Removes what is there of other versions, and of this one from a place on. */
  void keep(DocumentJob job, int pages) {
    Sql.update(
        connection,
        "delete from pages where namespace = ? and document_id = ?"
            + " and (version_id <> ? or ordinal >= ?)",
        job.namespace(),
        job.documentId(),
        job.versionId(),
        pages);
  }

  /** Removes every page of a document that came as a file before, and comes as text now. */
  void clear(Optional<StoredDocument> before, StoredDocument now) {
    if (before.filter(StoredDocument::isFile).isPresent() && !now.isFile()) {
      Sql.update(
          connection,
          "delete from pages where namespace = ? and document_id = ?",
          now.document().namespace(),
          now.document().documentId());
    }
  }

  /** The pages of a version from a place on, up to so many letters, at least one where there is. */
  List<StoredPage> from(DocumentJob job, int ordinal, int letters) {
    return Sql.query(
        connection,
        row ->
            new StoredPage(
                row.getInt("ordinal"),
                row.getObject("number") == null ? null : row.getInt("number"),
                row.getString("content")),
        "select ordinal, number, content from (select p.*, sum(length(content)) over"
            + " (order by ordinal) - length(content) as before from (select * from pages"
            + " where namespace = ? and document_id = ? and version_id = ? and ordinal >= ?"
            + " order by ordinal limit 200) p) q where before < ? order by ordinal",
        job.namespace(),
        job.documentId(),
        job.versionId(),
        ordinal,
        letters);
  }

  /** How many letters the pages of a version have. */
  long letters(DocumentJob job) {
    return Sql.query(
            connection,
            row -> row.getLong(1),
            "select coalesce(sum(length(content)), 0) from pages"
                + " where namespace = ? and document_id = ? and version_id = ?",
            job.namespace(),
            job.documentId(),
            job.versionId())
        .get(0);
  }

  /** The text of a version, as far as a limit of letters allows. */
  String text(String namespace, String documentId, String versionId, int letters) {
    var parts =
        Sql.query(
            connection,
            row -> row.getString("content"),
            "select content from (select content, ordinal, sum(length(content)) over"
                + " (order by ordinal) - length(content) as before from pages where namespace = ?"
                + " and document_id = ? and version_id = ?) p where before < ? order by ordinal",
            namespace,
            documentId,
            versionId,
            letters);
    var text = String.join("\n\n", parts);
    return text.length() <= letters ? text : text.substring(0, letters);
  }
}
