package io.plugdesk.intake;

import io.plugdesk.desk.knowledge.Document;
import java.util.Set;

/**
 * A document with what the house keeps beside it.
 *
 * @param document the document; without content when it came as a file
 * @param fileName the name of the file, or null when it came as text
 * @param file the SHA-256 of the file's bytes, or null when there are none, or no longer
 * @param titleOpen whether nobody has named the title, so that the file may
 * @param pagesOf the version whose pages are stored, or null
 * @param redacted the kinds of personal data that were taken out
 * @param indexed what the index holds of it: version and chunking, or null
 * @param embeddings how many of its passages have a vector
 */
record StoredDocument(
    Document document,
    String fileName,
    String file,
    boolean titleOpen,
    String pagesOf,
    Set<String> redacted,
    String indexed,
    int embeddings) {
  /** Copies the kinds. */
  StoredDocument {
    redacted = Set.copyOf(redacted);
  }

  /** A document that came as text. */
  static StoredDocument ofText(Document document, Set<String> redacted) {
    return new StoredDocument(document, null, null, false, null, redacted, null, 0);
  }

  /** Whether it came as a file. */
  boolean isFile() {
    return fileName != null;
  }

  /** Whether the pages of the present version are stored. */
  boolean isRead() {
    return !isFile() || document.versionId().equals(pagesOf);
  }

  /** The same with a text to show. */
  StoredDocument withContent(String content) {
    Document shown =
        new Document(
            document.documentId(),
            document.namespace(),
            document.title(),
            document.type(),
            content,
            document.url(),
            document.metadata(),
            document.createdAt(),
            document.versionId(),
            document.passages());
    return new StoredDocument(
        shown, fileName, file, titleOpen, pagesOf, redacted, indexed, embeddings);
  }
}
