package io.plugdesk.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The documents of a tenant in PostgreSQL, on the caller's connection. */
final class DocumentRows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COLUMNS =
      "namespace, document_id, title, type, url, metadata, version_id, passages, created_at";
  private static final String BESIDE =
      "file_name, file_sha256, title_open, pages_of, redacted, indexed, embeddings";

  private final Connection connection;
  private final String tenantId;

  DocumentRows(Connection connection, String tenantId) {
    this.connection = connection;
    this.tenantId = tenantId;
  }

  /** Stores a document, over an older one of the same id; what is in the index stays noted. */
  void store(StoredDocument stored) {
    Document document = stored.document();
    Sql.update(
        connection,
        "insert into documents (tenant_id, namespace, document_id, title, type, content, url,"
            + " metadata, version_id, file_name, file_sha256, title_open, redacted)"
            + " values (?::uuid, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)"
            + " on conflict (tenant_id, namespace, document_id) do update set"
            + " title = excluded.title, type = excluded.type, content = excluded.content,"
            + " url = excluded.url, metadata = excluded.metadata,"
            + " version_id = excluded.version_id, file_name = excluded.file_name,"
            + " file_sha256 = excluded.file_sha256, title_open = excluded.title_open,"
            + " redacted = excluded.redacted, created_at = now()",
        tenantId,
        document.namespace(),
        document.documentId(),
        document.title(),
        document.type().name().toLowerCase(Locale.ROOT),
        document.content(),
        document.url(),
        json(document.metadata()),
        document.versionId(),
        stored.fileName(),
        stored.file(),
        stored.titleOpen(),
        words(stored.redacted()));
  }

  Optional<StoredDocument> find(String namespace, String documentId) {
    return select("content", "", namespace, documentId);
  }

  /** The same without its content, after its row is locked. */
  Optional<StoredDocument> lock(String namespace, String documentId) {
    return select("'' as content", " for update", namespace, documentId);
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

  /** Notes what was learnt by reading the file of a document. */
  void read(StoredDocument stored) {
    Document document = stored.document();
    Sql.update(
        connection,
        "update documents set title = ?, metadata = ?::jsonb, pages_of = version_id, redacted = ?"
            + " where namespace = ? and document_id = ?",
        document.title(),
        json(document.metadata()),
        words(stored.redacted()),
        document.namespace(),
        document.documentId());
  }

  void indexed(DocumentJob job, int passages, int embeddings) {
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

  /** Notes that the index may hold another version than the row says. */
  void unknown(DocumentJob job) {
    Sql.update(
        connection,
        "update documents set indexed = null where namespace = ? and document_id = ?",
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

  private Optional<StoredDocument> select(
      String content, String suffix, String namespace, String documentId) {
    return Sql.query(
            connection,
            DocumentRows::stored,
            "select "
                + String.join(", ", content, COLUMNS, BESIDE)
                + " from documents where namespace = ? and document_id = ?"
                + suffix,
            namespace,
            documentId)
        .stream()
        .findFirst();
  }

  private static StoredDocument stored(ResultSet row) throws SQLException {
    String redacted = row.getString("redacted");
    return new StoredDocument(
        document(row, row.getString("content")),
        row.getString("file_name"),
        row.getString("file_sha256"),
        row.getBoolean("title_open"),
        row.getString("pages_of"),
        redacted.isEmpty() ? Set.of() : Set.of(redacted.split(",")),
        row.getString("indexed"),
        row.getInt("embeddings"));
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

  private static String words(Collection<String> kinds) {
    return String.join(",", new TreeSet<>(kinds));
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
}
