package io.plugdesk.intake.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.rest.Upload;
import io.plugdesk.desk.knowledge.DocumentFile;
import java.util.Map;

/** Reads the fields of a form as those of the JSON request. */
final class Uploads {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Uploads() {}

  /** The fields around the file. */
  static IngestRequest request(Upload upload) {
    return new IngestRequest(
        upload.field("document_id").filter(id -> !id.isBlank()).orElse(upload.fileName()),
        null,
        upload.field("namespace").orElse(null),
        metadata(upload.field("metadata").orElse("")),
        upload.field("chunking_strategy").filter(word -> !word.isBlank()).orElse(null),
        size(upload.field("chunk_size").orElse("").strip()));
  }

  /** The file in the house's words. */
  static DocumentFile file(Upload upload, IngestRequest request) {
    Map<String, String> plain = request.plainMetadata();
    String title = plain.remove("title");
    String url = plain.remove("url");
    return new DocumentFile(
        request.documentId(),
        request.namespaceOrDefault(),
        title,
        upload.fileName(),
        upload.content(),
        url,
        plain);
  }

  private static Map<String, Object> metadata(String json) {
    if (json.isBlank()) {
      return Map.of();
    }
    try {
      return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException failure) {
      throw rejected("metadata is no JSON object. Send one such as {\"title\": \"Returns\"}.");
    }
  }

  private static Integer size(String number) {
    if (number.isEmpty()) {
      return null;
    }
    if (!number.matches("\\d{1,6}")) {
      throw rejected("chunk_size is no number. Choose 16 to 8192 tokens.");
    }
    return Integer.valueOf(number);
  }

  private static PlugdeskException rejected(String reason) {
    return new PlugdeskException(Kind.REJECTED, reason);
  }
}
