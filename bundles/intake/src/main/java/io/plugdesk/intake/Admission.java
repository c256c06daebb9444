package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.intake.parse.Parsed;
import io.plugdesk.intake.parse.Parsers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Refuses what cannot be taken in, and completes what the caller has left open. */
final class Admission {
  private static final int LONGEST_CONTENT = 1 << 20;
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_NAMESPACE = 100;
  private static final int LONGEST_TITLE = 500;
  private static final int LONGEST_URL = 2_000;
  private static final int LONGEST_VALUE = 1_000;
  private static final int MOST_KEYS = 50;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

  private Admission() {}

  /**
   * Gives the document with title, version and the metadata key {@code document_type}.
   *
   * @throws PlugdeskException REJECTED, with the reason and the cure
   */
  static Document admit(Document document) {
    length("document_id", document.documentId(), 1, LONGEST_ID);
    length("namespace", document.namespace(), 1, LONGEST_NAMESPACE);
    length("url", document.url() == null ? "" : document.url(), 0, LONGEST_URL);
    if (CONTROL.matcher(document.documentId() + document.namespace()).find()) {
      throw rejected("document_id and namespace must not contain control characters.");
    }
    String content = document.content() == null ? "" : document.content().replace("\u0000", "");
    int bytes = content.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST_CONTENT) {
      throw rejected(
          "content has " + bytes + " bytes, more than 1 MiB. Part it into several documents.");
    }
    Parsed parsed = Parsers.parse(document.type(), content);
    if (parsed.blocks().isEmpty()) {
      throw rejected("content has no text. Send text, Markdown or HTML with text in it.");
    }
    String title = title(document, parsed);
    Document complete =
        new Document(
            document.documentId(),
            document.namespace(),
            title,
            document.type(),
            content,
            document.url(),
            metadata(document),
            document.createdAt(),
            null,
            0);
    return withVersion(complete);
  }

  private static Map<String, String> metadata(Document document) {
    Map<String, String> metadata = new TreeMap<>(document.metadata());
    metadata.putIfAbsent(
        "document_type", document.type().name().toLowerCase(java.util.Locale.ROOT));
    if (metadata.size() > MOST_KEYS) {
      throw rejected("metadata has " + metadata.size() + " keys; at most " + MOST_KEYS + " fit.");
    }
    metadata.forEach(
        (key, value) -> {
          if (!KEY.matcher(key).matches()) {
            throw rejected(
                "A metadata key is made of 1 to 64 letters, digits, '_', '.' and '-'; one is not.");
          }
          length("metadata." + key, value, 0, LONGEST_VALUE);
        });
    return metadata;
  }

  private static String title(Document document, Parsed parsed) {
    String title = document.title();
    if (title == null || title.isBlank()) {
      title = parsed.title() == null ? document.documentId() : parsed.title();
    }
    String line = title.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) : line;
  }

  private static Document withVersion(Document document) {
    return new Document(
        document.documentId(),
        document.namespace(),
        document.title(),
        document.type(),
        document.content(),
        document.url(),
        document.metadata(),
        document.createdAt(),
        Digests.version(document),
        0);
  }

  private static void length(String field, String value, int least, int most) {
    if (value == null || value.strip().length() < least || value.length() > most) {
      throw rejected(
          field
              + " must have "
              + least
              + " to "
              + most
              + " characters, but has "
              + (value == null ? 0 : value.length())
              + ".");
    }
  }

  private static PlugdeskException rejected(String reason) {
    return new PlugdeskException(Kind.REJECTED, reason);
  }
}
