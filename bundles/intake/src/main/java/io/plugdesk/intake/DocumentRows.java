package io.plugdesk.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.desk.knowledge.Document;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The documents of a tenant in PostgreSQL, on the caller's connection. */
final class DocumentRows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COLUMNS =
      "namespace, document_id, title, type, url, metadata, version_id, passages, created_at";

  private final Connection connection;
  private final String tenantId;

  DocumentRows(Connection connection, String tenantId) {
    this.connection = connection;
    this.tenantId = tenantId;
  }

  /** Stores a document, over an older one of the same id. */
  void store(Document document) {
    Sql.update(
        connection,
        "insert into documents (tenant_id, namespace, document_id, title, type, content, url,"
            + " metadata, version_id) values (?::uuid, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)"
            + " on conflict (tenant_id, namespace, document_id) do update set"
            + " title = excluded.title, type = excluded.type, content = excluded.content,"
            + " url = excluded.url, metadata = excluded.metadata,"
            + " version_id = excluded.version_id, created_at = now()",
        tenantId,
        document.namespace(),
        document.documentId(),
        document.title(),
        document.type().name().toLowerCase(Locale.ROOT),
        document.content(),
        document.url(),
        json(document.metadata()),
        document.versionId());
  }

  Optional<Document> find(String namespace, String documentId) {
    return Sql.query(
            connection,
            row -> document(row, row.getString("content")),
            "select content, "
                + COLUMNS
                + " from documents where namespace = ? and document_id = ?",
            namespace,
            documentId)
        .stream()
        .findFirst();
  }

  List<Document> list(String namespace, String after, int limit) {
    return Sql.query(
        connection,
        row -> document(row, ""),
        "select "
            + COLUMNS
            + " from documents where (?::text is null or namespace = ?)"
            + " and (?::text is null or document_id > ?) order by document_id, namespace limit ?",
        namespace,
        namespace,
        after,
        after,
        limit);
  }

  /** What the index holds of a document, after its row is locked; empty when it is not known. */
  Optional<Indexed> lock(String namespace, String documentId) {
    return Sql.query(
            connection,
            row ->
                new Indexed(
                    row.getString("version_id"),
                    row.getString("indexed"),
                    row.getInt("passages"),
                    row.getInt("embeddings")),
            "select version_id, indexed, passages, embeddings from documents"
                + " where namespace = ? and document_id = ? for update",
            namespace,
            documentId)
        .stream()
        .findFirst();
  }

  void indexed(Job job, int passages, int embeddings) {
    Sql.update(
        connection,
        "update documents set indexed = ?, passages = ?, embeddings = ?"
            + " where namespace = ? and document_id = ?",
        job.content(),
        passages,
        embeddings,
        job.namespace(),
        job.documentId());
  }

  boolean remove(String namespace, String documentId) {
    return Sql.update(
            connection,
            "delete from documents where namespace = ? and document_id = ?",
            namespace,
            documentId)
        > 0;
  }

  private static Document document(ResultSet row, String content) throws SQLException {
    return new Document(
        row.getString("document_id"),
        row.getString("namespace"),
        row.getString("title"),
        Document.Type.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
        content,
        row.getString("url"),
        map(row.getString("metadata")),
        Sql.instant(row, "created_at"),
        row.getString("version_id"),
        row.getInt("passages"));
  }

  static String json(Map<String, ?> map) {
    try {
      return JSON.writeValueAsString(map);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("A map of strings is always JSON", failure);
    }
  }

  private static Map<String, String> map(String json) {
    try {
      return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("The metadata of a document is no map of strings", failure);
    }
  }

  /** What is known of a document's passages in the index. */
  record Indexed(String versionId, String content, int passages, int embeddings) {}
}
