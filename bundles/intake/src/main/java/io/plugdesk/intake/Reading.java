package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.desk.parsing.ParsedFile;
import io.plugdesk.desk.parsing.Parsing;
import io.plugdesk.desk.parsing.RawFile;
import io.plugdesk.desk.privacy.Privacy;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** Reads a file once: its pages go redacted into the database as they come. */
final class Reading {
  private final Checkpoints checkpoints;
  private final Originals originals;
  private final Parsing parsing;
  private final Privacy privacy;

  Reading(Checkpoints checkpoints, Originals originals, Parsing parsing, Privacy privacy) {
    this.checkpoints = checkpoints;
    this.originals = originals;
    this.parsing = parsing;
    this.privacy = privacy;
  }

  /**
   * Reads the file of a task.
   *
   * @return the document with what its file says of it
   */
  StoredDocument read(Task task) {
    Redaction redaction = new Redaction(privacy, task.tenant(), task.stored().redacted());
    PageSink sink = new PageSink(checkpoints, task, redaction);
    ParsedFile parsed = parsed(task, sink);
    if (sink.isEmpty()) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "The file has no text. Scanned pages have to go through text recognition first.");
    }
    StoredDocument read = read(task, parsed, sink, redaction);
    sink.finish(read);
    return read;
  }

  private ParsedFile parsed(Task task, PageSink sink) {
    if (task.stored().file() == null) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "The same file could not be read a moment ago, and its bytes are not kept. Correct it, and"
              + " send it again.");
    }
    try (InputStream bytes = originals.open(task.tenant(), task.stored().file())) {
      return parsing.read(new RawFile(task.stored().fileName(), bytes), sink);
    } catch (IOException failure) {
      throw new PlugdeskException(
          Kind.TRANSIENT, "The stored file could not be closed. Try again.", failure);
    }
  }

  private static StoredDocument read(
      Task task, ParsedFile parsed, PageSink sink, Redaction redaction) {
    StoredDocument stored = task.stored();
    Document before = stored.document();
    Map<String, String> metadata = new HashMap<>(before.metadata());
    metadata.putIfAbsent("document_type", parsed.type());
    String title =
        stored.titleOpen()
            ? redaction.of(
                Titles.of(
                    redaction.of(parsed.title()), sink.heading(), redaction.of(stored.fileName())))
            : before.title();
    Document document =
        new Document(
            before.documentId(),
            before.namespace(),
            title,
            before.type(),
            "",
            before.url(),
            metadata,
            before.createdAt(),
            before.versionId(),
            before.passages());
    return new StoredDocument(
        document,
        stored.fileName(),
        stored.file(),
        stored.titleOpen(),
        document.versionId(),
        redaction.kinds(),
        stored.indexed(),
        stored.embeddings());
  }
}
