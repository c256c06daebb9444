package io.plugdesk.intake.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Chunking.Strategy;
import io.plugdesk.desk.knowledge.Document;
import io.plugdesk.intake.parse.Parsers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A document to be taken in.
 *
 * @param documentId the caller's own id, 1 to 200 characters
 * @param content text, Markdown or HTML, at most 1 MiB
 * @param namespace the part of the knowledge it belongs to; {@code default} when not named
 * @param metadata further keys; {@code title} and {@code url} become those of the document, {@code
 *     document_type} may name the format
 * @param chunkingStrategy semantic, fixed_size or paragraph
 * @param chunkSize the most tokens of a passage
 */
@JsonIgnoreProperties("tenant_id")
public record IngestRequest(
    @JsonProperty("document_id") String documentId,
    @JsonProperty("content") String content,
    @JsonProperty("namespace") String namespace,
    @JsonProperty("metadata") Map<String, Object> metadata,
    @JsonProperty("chunking_strategy") String chunkingStrategy,
    @JsonProperty("chunk_size") Integer chunkSize) {
  static final String DEFAULT_NAMESPACE = "default";

  /** The same request in the namespace of the address, where it names one. */
  IngestRequest in(String other) {
    return other == null
        ? this
        : new IngestRequest(documentId, content, other, metadata, chunkingStrategy, chunkSize);
  }

  /** The document in the house's words. */
  Document document(String id) {
    if (content == null) {
      throw rejected(
          "content is missing. Send the document's text, Markdown or HTML, or a file as a form.");
    }
    Map<String, String> plain = plainMetadata();
    return new Document(
        id,
        namespaceOrDefault(),
        plain.remove("title"),
        Parsers.type(plain.get("document_type"), content),
        content,
        plain.remove("url"),
        plain,
        null,
        null,
        0);
  }

  /** The further keys as plain texts, free to be changed. */
  Map<String, String> plainMetadata() {
    Map<String, String> plain = new HashMap<>();
    if (metadata != null) {
      metadata.forEach((key, value) -> addPlain(plain, key, value));
    }
    return plain;
  }

  String namespaceOrDefault() {
    return namespace == null || namespace.isBlank() ? DEFAULT_NAMESPACE : namespace;
  }

  /** How it is to be cut. */
  Chunking chunking() {
    int size = chunkSize == null ? Chunking.DEFAULT.size() : chunkSize;
    if (size < 16 || size > 8_192) {
      throw rejected("chunk_size is " + size + ". Choose 16 to 8192 tokens.");
    }
    return new Chunking(strategy(), size);
  }

  private Strategy strategy() {
    if (chunkingStrategy == null) {
      return Strategy.SEMANTIC;
    }
    for (Strategy strategy : Strategy.values()) {
      if (strategy.name().toLowerCase(Locale.ROOT).equals(chunkingStrategy)) {
        return strategy;
      }
    }
    throw rejected("chunking_strategy is unknown. Choose semantic, fixed_size or paragraph.");
  }

  private static void addPlain(Map<String, String> plain, String key, Object value) {
    if (value instanceof Map || value instanceof Iterable) {
      throw rejected("metadata." + key + " is no plain value. Send text, a number or a boolean.");
    }
    if (value != null) {
      plain.put(key, value.toString());
    }
  }

  private static PlugdeskException rejected(String reason) {
    return new PlugdeskException(Kind.REJECTED, reason);
  }
}
