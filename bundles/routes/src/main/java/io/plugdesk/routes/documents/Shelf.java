package io.plugdesk.routes.documents;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.connector.SourceDocument;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.DocumentFile;
import io.plugdesk.desk.knowledge.Library;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;

/**
 * The place of one source in the knowledge of one tenant: what is put there carries the source's
 * name in its id, so that no source overwrites the documents of another.
 *
 * @param library the documents of the tenants
 * @param tenant the tenant
 * @param namespace the part of the knowledge
 * @param source the source's name, such as {@code folder}
 */
public record Shelf(Library library, TenantContext tenant, String namespace, String source) {
  private static final int LONGEST_ID = 200;
  private static final int MARK = 20;

  /** Takes a document in, or replaces it; it is stored when this returns. */
  public void put(SourceDocument document) {
    var metadata = new HashMap<>(document.metadata());
    metadata.put("source", source);
    try (var content = document.content().open()) {
      library.ingest(
          tenant,
          new DocumentFile(
              id(document.id()),
              namespace,
              document.title(),
              document.fileName(),
              content,
              document.url(),
              metadata),
          Chunking.DEFAULT,
          actor());
    } catch (IOException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "The document " + document.id() + " could not be read: it is tried again",
          e);
    }
  }

  /** Removes a document; an unknown one does no harm. */
  public void remove(String sourceId) {
    forget(namespace, id(sourceId));
  }

  /** Removes a document by the id that it has in the knowledge. */
  public void forget(String from, String documentId) {
    library.remove(tenant, from, documentId, actor());
  }

  /** The id that a document of the source has in the knowledge. */
  public String id(String sourceId) {
    var id = source + "/" + sourceId;
    return id.length() <= LONGEST_ID
        ? id
        : id.substring(0, LONGEST_ID - MARK - 1) + "~" + digest(id).substring(0, MARK);
  }

  private String actor() {
    return "source:" + source;
  }

  private static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
