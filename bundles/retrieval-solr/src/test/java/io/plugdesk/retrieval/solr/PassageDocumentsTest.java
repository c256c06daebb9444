package io.plugdesk.retrieval.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrInputDocument;
import org.junit.jupiter.api.Test;

class PassageDocumentsTest {
  private static final TenantContext ACME = new TenantContext("0b5c", "acme");

  private final Passage passage =
      new Passage(
          "c1",
          "returns",
          "help",
          3,
          "Returns",
          "Returns › Costs",
          2,
          "A return costs £4.95.",
          "https://acme.example.com/returns",
          "v1",
          "en",
          Instant.parse("2026-01-02T03:04:05Z"),
          0.75,
          Map.of("document_type", "article", "brand", "acme", Passage.LAST_PAGE, "3"));

  @Test
  void bringsBackWhatItWasGiven() {
    SolrInputDocument stored =
        PassageDocuments.toSolr(ACME, new IndexedPassage(passage, "aa", new float[] {1, 0}));
    assertEquals("0b5c", stored.getFieldValue("tenant_id"));
    assertEquals(List.of(1f, 0f), List.copyOf(stored.getFieldValues("embedding")));
    Passage back = PassageDocuments.toPassage(read(stored), 0.75);
    assertEquals(passage, back);
    assertEquals(3, back.lastPage());
  }

  @Test
  void leavesTheVectorOutWhereThereIsNone() {
    SolrInputDocument stored =
        PassageDocuments.toSolr(ACME, new IndexedPassage(passage, "aa", null));
    assertNull(stored.getField("embedding"));
  }

  @Test
  void putsTheWordsIntoTheFieldsOfTheirLanguage() {
    SolrInputDocument stored =
        PassageDocuments.toSolr(ACME, new IndexedPassage(passage, "aa", null));
    assertEquals("A return costs £4.95.", stored.getFieldValue("text_en"));
    assertEquals("Returns › Costs", stored.getFieldValue("section_en"));
    assertNull(stored.getField("text_general"));
  }

  private static SolrDocument read(SolrInputDocument stored) {
    SolrDocument document = new SolrDocument();
    stored.forEach(field -> document.setField(field.getName(), field.getValue()));
    return document;
  }
}
