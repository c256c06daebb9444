package io.plugdesk.intake.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.knowledge.Chunking;
import io.plugdesk.desk.knowledge.Chunking.Strategy;
import io.plugdesk.desk.knowledge.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestRequestTest {
  @Test
  void readsTheFieldsOfTheContract() throws JsonProcessingException {
    IngestRequest request =
        read(
            """
            {"tenant_id": "acme", "document_id": "returns", "content": "# Returns\\n\\nFree.",
             "namespace": "help", "chunking_strategy": "fixed_size", "chunk_size": 64,
             "metadata": {"title": "Returning", "url": "https://acme.example.com/r", "year": 2026}}
            """);
    Document document = request.document(request.documentId());
    assertEquals("Returning", document.title());
    assertEquals("https://acme.example.com/r", document.url());
    assertEquals("help", document.namespace());
    assertEquals(Document.Type.MARKDOWN, document.type());
    assertEquals(Map.of("year", "2026"), document.metadata());
    assertEquals(new Chunking(Strategy.FIXED_SIZE, 64), request.chunking());
  }

  @Test
  void needsNoMoreThanIdAndContent() throws JsonProcessingException {
    IngestRequest request = read("{\"document_id\": \"a\", \"content\": \"Hello.\"}");
    assertEquals("default", request.document("a").namespace());
    assertEquals(Chunking.DEFAULT, request.chunking());
    assertEquals("help", request.in("help").document("a").namespace());
  }

  @Test
  void saysWhatIsWrong() throws JsonProcessingException {
    refused(read("{\"document_id\": \"a\"}"), "content");
    refused(read("{\"content\": \"x\", \"metadata\": {\"tags\": [1]}}"), "metadata.tags");
    for (String wrong :
        List.of("\"chunking_strategy\": \"magic\"", "\"chunk_size\": 3", "\"chunk_size\": 99999")) {
      refused(
          read("{\"content\": \"x\", " + wrong + "}"), wrong.substring(1, wrong.indexOf(':') - 1));
    }
  }

  private static void refused(IngestRequest request, String field) {
    PlugdeskException failure =
        assertThrows(
            PlugdeskException.class,
            () -> {
              request.document("a");
              request.chunking();
            });
    assertEquals(PlugdeskException.Kind.REJECTED, failure.kind());
    assertTrue(failure.getMessage().startsWith(field), failure.getMessage());
  }

  private static IngestRequest read(String json) throws JsonProcessingException {
    return new ObjectMapper().readValue(json, IngestRequest.class);
  }
}
