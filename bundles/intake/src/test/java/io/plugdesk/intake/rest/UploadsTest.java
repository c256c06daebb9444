package io.plugdesk.intake.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.rest.Upload;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Chunking.Strategy;
import io.plugdesk.desk.knowledge.DocumentFile;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadsTest {
  @Test
  void readsTheFieldsOfTheContract() {
    Upload upload =
        upload(
            Map.of(
                "document_id", "handbook",
                "namespace", "help",
                "metadata", "{\"title\": \"The handbook\", \"year\": 2026}",
                "chunking_strategy", "paragraph",
                "chunk_size", "64"));
    IngestRequest request = Uploads.request(upload);
    DocumentFile file = Uploads.file(upload, request);
    assertEquals("handbook", file.documentId());
    assertEquals("help", file.namespace());
    assertEquals("The handbook", file.title());
    assertEquals(Map.of("year", "2026"), file.metadata());
    assertEquals(new Chunking(Strategy.PARAGRAPH, 64), request.chunking());
  }

  @Test
  void needsNoMoreThanTheFile() {
    Upload upload = upload(Map.of());
    IngestRequest request = Uploads.request(upload);
    DocumentFile file = Uploads.file(upload, request);
    assertEquals("handbook.pdf", file.documentId());
    assertEquals("default", file.namespace());
    assertEquals(Chunking.DEFAULT, request.chunking());
  }

  @Test
  void saysWhichFieldIsWrong() {
    refused("metadata", "no JSON");
    refused("metadata", "[1]");
    refused("chunk_size", "many");
  }

  private static void refused(String field, String value) {
    PlugdeskException failure =
        assertThrows(PlugdeskException.class, () -> Uploads.request(upload(Map.of(field, value))));
    assertEquals(PlugdeskException.Kind.REJECTED, failure.kind());
    assertTrue(failure.getMessage().startsWith(field), failure.getMessage());
  }

  private static Upload upload(Map<String, String> fields) {
    return new Upload("handbook.pdf", "application/pdf", InputStream.nullInputStream(), fields);
  }
}
