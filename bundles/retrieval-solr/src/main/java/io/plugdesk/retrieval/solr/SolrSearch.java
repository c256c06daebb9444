package io.plugdesk.retrieval.solr;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Query;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.solr.client.solrj.SolrQuery;

/** Says a query in Solr's words; text and values of the caller never become syntax. */
final class SolrSearch {
  private static final Pattern NOT_A_WORD =
      Pattern.compile(
          "[^\\p{L}\\p{M}\\p{N}'’._@-]+|(?<![\\p{L}\\p{N}])[-'’._@]+|[-'’._@]+(?=\\s|$)");
  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

  /** Solr allows 1,024 clauses; a word may become several in each field. */
  private static final int CLAUSES = 400;

  private static final int NEIGHBOURS = 100;
  private static final int ALL = 100_000;

  private final SolrConfig weights;

  SolrSearch(SolrConfig weights) {
    this.weights = weights;
  }

  /** By words when the query has no embedding, else by meaning; always within its tenant. */
  SolrQuery of(Query query) {
    SolrQuery solr = query.embedding() == null ? byWords(query) : byMeaning(query);
    solr.setRows(query.limit());
    solr.setFields(
        "id,tenant_id,doc_id,namespace,chunk_no,title,section,page,url,version_id,language,"
            + "document_type,created_at,meta_*,text_*,score");
    restrict(solr, query);
    return solr;
  }

  /** The ids of every passage of a document. */
  SolrQuery ofDocument(TenantContext tenant, String namespace, String documentId) {
    SolrQuery solr = new SolrQuery("*:*");
    solr.setRows(ALL);
    solr.setFields("id");
    term(solr, "tenant_id", tenant.tenantId());
    term(solr, "namespace", namespace);
    term(solr, "doc_id", documentId);
    return solr;
  }

  private SolrQuery byWords(Query query) {
    List<String> languages = LanguageFields.searched(query.language());
    String fields =
        languages.stream()
            .map(
                language ->
                    "title_%s^%s section_%s^%s text_%s^%s"
                        .formatted(
                            language,
                            weights.title_weight(),
                            language,
                            weights.section_weight(),
                            language,
                            weights.text_weight()))
            .collect(Collectors.joining(" "));
    SolrQuery solr = new SolrQuery(words(query.text(), CLAUSES / (languages.size() * 3)));
    solr.set("defType", "edismax");
    solr.set("qf", fields);
    solr.set("tie", "0.3");
    solr.set("mm", "1");
    solr.set("q.alt", "-*:*");
    solr.set("uf", "-* -_query_");
    return solr;
  }

  private static SolrQuery byMeaning(Query query) {
    StringBuilder vector = new StringBuilder(query.embedding().length * 12).append('[');
    for (float value : query.embedding()) {
      vector.append(vector.length() == 1 ? "" : ",").append(value);
    }
    int neighbours = Math.max(query.limit(), NEIGHBOURS);
    return new SolrQuery("{!knn f=embedding topK=" + neighbours + "}" + vector.append(']'));
  }

  private static void restrict(SolrQuery solr, Query query) {
    Query.Filter filter = query.filter();
    term(solr, "tenant_id", query.tenant().tenantId());
    if (filter.namespace() != null) {
      term(solr, "namespace", filter.namespace());
    }
    if (!filter.documentTypes().isEmpty()) {
      solr.set("types", String.join("\u0001", filter.documentTypes()));
      solr.addFilterQuery("{!terms f=document_type separator='\u0001' v=$types}");
    }
    if (filter.from() != null || filter.until() != null) {
      String from = filter.from() == null ? "*" : filter.from().toString();
      String until = filter.until() == null ? "*" : filter.until().toString();
      solr.addFilterQuery("created_at:[" + from + " TO " + until + "]");
    }
    filter.metadata().forEach((key, value) -> term(solr, PassageDocuments.METADATA + key, value));
  }

  /** The value travels in a parameter of its own, so it cannot be read as syntax. */
  private static void term(SolrQuery solr, String field, String value) {
    String parameter = "is_" + solr.getParameterNames().size();
    solr.set(parameter, value);
    solr.addFilterQuery("{!term f='" + field.replaceAll("['\\\\]", "") + "' v=$" + parameter + "}");
  }

  static String words(String text, int limit) {
    String plain = NOT_A_WORD.matcher(text).replaceAll(" ").strip();
    Set<String> words = new LinkedHashSet<>();
    for (String word : plain.split("\\s+")) {
      words.add(OPERATORS.contains(word) ? word.toLowerCase(Locale.ROOT) : word);
      if (words.size() >= limit) {
        break;
      }
    }
    return String.join(" ", words);
  }
}
