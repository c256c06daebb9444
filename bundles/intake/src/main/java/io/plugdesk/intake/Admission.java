package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.knowledge.DocumentFile;
import io.plugdesk.intake.parse.Parsed;
import io.plugdesk.intake.parse.Parsers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Refuses what cannot be taken in, redacts the rest and completes what the caller left open. */
final class Admission {
  private static final int LONGEST_CONTENT = 1 << 20;

  private Admission() {}

  /**
   * Gives the document with title, version and the metadata key {@code document_type}.
   *
   * @throws PlugdeskException REJECTED, with the reason and the cure
   */
  static StoredDocument admit(Document document, Redaction redaction) {
    Limits.names(document.documentId(), document.namespace(), document.url());
    String given = document.content() == null ? "" : document.content().replace("\u0000", "");
    int bytes = given.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST_CONTENT) {
      throw Limits.rejected(
          "content has "
              + bytes
              + " bytes, more than 1 MiB. Send it as a file, or part it into several documents.");
    }
    redaction.checkId(document.documentId());
    String content = redaction.of(given);
    Parsed parsed = Parsers.parse(document.type(), content);
    if (parsed.blocks().isEmpty()) {
      throw Limits.rejected("content has no text. Send text, Markdown or HTML with text in it.");
    }
    Map<String, String> metadata = Limits.metadata(document.metadata(), redaction);
    metadata.putIfAbsent("document_type", document.type().name().toLowerCase(Locale.ROOT));
    Document complete =
        new Document(
            document.documentId(),
            document.namespace(),
            title(document, parsed, redaction),
            document.type(),
            content,
            document.url(),
            metadata,
            document.createdAt(),
            null,
            0);
    return StoredDocument.ofText(withVersion(complete, ""), redaction.kinds());
  }

  /**
   * Gives the document of a file, as far as it is known before the file is read.
   *
   * @param sha256 the digest of the file's bytes
   * @throws PlugdeskException REJECTED, with the reason and the cure
   */
  static StoredDocument admit(DocumentFile file, String sha256, Redaction redaction) {
    redaction.checkId(file.documentId());
    String name = Limits.fileName(file.fileName());
    boolean open = file.title() == null || file.title().isBlank();
    Document complete =
        new Document(
            file.documentId(),
            file.namespace(),
            Limits.title(redaction.of(open ? name : file.title())),
            Document.Type.MARKDOWN,
            "",
            file.url(),
            Limits.metadata(file.metadata(), redaction),
            null,
            null,
            0);
    return new StoredDocument(
        withVersion(complete, sha256 + name), name, sha256, open, null, redaction.kinds(), null, 0);
  }

  /** Refuses a file by its names alone, before its bytes are taken. */
  static void check(DocumentFile file) {
    Limits.names(file.documentId(), file.namespace(), file.url());
    Limits.fileName(file.fileName());
  }

  private static String title(Document document, Parsed parsed, Redaction redaction) {
    String title = document.title();
    if (title == null || title.isBlank()) {
      title = parsed.title() == null ? document.documentId() : parsed.title();
    }
    return Limits.title(redaction.of(title));
  }

  private static Document withVersion(Document document, String file) {
    return new Document(
        document.documentId(),
        document.namespace(),
        document.title(),
        document.type(),
        document.content(),
        document.url(),
        document.metadata(),
        document.createdAt(),
        Digests.version(document, file),
        0);
  }
}
