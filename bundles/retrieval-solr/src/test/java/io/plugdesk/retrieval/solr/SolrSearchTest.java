package io.plugdesk.retrieval.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Query;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.solr.client.solrj.SolrQuery;
import org.junit.jupiter.api.Test;

class SolrSearchTest {
  private static final TenantContext ACME = new TenantContext("0b5c", "acme");

  private final SolrSearch search = new SolrSearch(new Settings());

  @Test
  void alwaysStaysWithinTheTenant() {
    for (SolrQuery query : List.of(words("refund", "en"), meaning(new float[] {1, 0}))) {
      String filter = query.getFilterQueries()[0];
      assertTrue(filter.startsWith("{!term f='tenant_id' v=$"), filter);
      String parameter = filter.substring(filter.indexOf('$') + 1, filter.length() - 1);
      assertEquals("0b5c", query.get(parameter));
    }
  }

  @Test
  void neverReadsAQuestionAsSyntax() {
    assertEquals(
        "tenant_id other or x-100 it's 4.95 a b",
        SolrSearch.words("tenant_id:other OR +x-100 -it's (4.95) \"a\"~2 {!term f=b}", 50)
            .replace(" 2 term f b", " b"));
    assertFalse(SolrSearch.words("a AND b", 9).contains("AND"));
    assertEquals("", SolrSearch.words("?!*:- ", 9));
  }

  @Test
  void keepsAFiltersValueOutOfTheSyntax() {
    SolrQuery query =
        search.of(
            new Query(
                ACME,
                "x",
                "en",
                null,
                5,
                new Query.Filter(
                    "help", List.of("a", "b"), Instant.EPOCH, null, Map.of("k", "v' OR *:*"))));
    assertEquals(5, query.getFilterQueries().length);
    assertFalse(Arrays.toString(query.getFilterQueries()).contains("OR *:*"));
    assertTrue(query.toString().contains("created_at"));
  }

  @Test
  void looksInTheQuestionsLanguageFirst() {
    assertTrue(words("Rückgabe", "de").get("qf").startsWith("title_de^2.0 section_de^1.5"));
    assertTrue(words("hi", "und").get("qf").contains("text_fr"));
    assertEquals("cjk", LanguageFields.suffix("zh-CN"));
    assertEquals("general", LanguageFields.suffix("pl"));
  }

  @Test
  void staysBelowSolrsLimitOfClauses() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 900; i++) {
      text.append("word").append(i).append(' ');
    }
    SolrQuery query = words(text.toString(), "und");
    int fields = query.get("qf").split(" ").length;
    assertTrue(query.getQuery().split(" ").length * fields < 1024);
  }

  @Test
  void asksForNeighboursByMeaning() {
    assertEquals("{!knn f=embedding topK=100}[1.0,0.0]", meaning(new float[] {1, 0}).getQuery());
  }

  private SolrQuery words(String text, String language) {
    return search.of(new Query(ACME, text, language, null, 5, Query.Filter.NONE));
  }

  private SolrQuery meaning(float[] embedding) {
    return search.of(new Query(ACME, "x", "en", embedding, 5, Query.Filter.NONE));
  }

  private record Settings() implements SolrConfig {
    @Override
    public double title_weight() {
      return 2.0;
    }

    @Override
    public double section_weight() {
      return 1.5;
    }

    @Override
    public double text_weight() {
      return 1.0;
    }

    @Override
    public String embedding_model() {
      return "bge-small-en-v15";
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return SolrConfig.class;
    }
  }
}
