package io.plugdesk.retrieval.lucene;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/** Says a query in Lucene's words; each language has its own fields and its own stems. */
final class LuceneSearch {
  private static final String GENERAL = "general";
  private static final Map<String, Analyzer> LANGUAGES =
      Map.of(
          "en",
          new EnglishAnalyzer(),
          "de",
          new GermanAnalyzer(),
          "fr",
          new FrenchAnalyzer(),
          "es",
          new SpanishAnalyzer(),
          "it",
          new ItalianAnalyzer(),
          "pt",
          new PortugueseAnalyzer(),
          "nl",
          new DutchAnalyzer(),
          "cjk",
          new CJKAnalyzer(),
          GENERAL,
          new StandardAnalyzer());

  /** Reads a field as its language wants it: the name ends with an underscore and the language. */
  static final Analyzer ANALYZER =
      new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
          var language = field.substring(field.lastIndexOf('_') + 1);
          return LANGUAGES.getOrDefault(language, LANGUAGES.get(GENERAL));
        }
      };

  private static final int MOST_CLAUSES = 900;
  private static final int NEIGHBOURS = 100;
  private static final float TIE = 0.3f;

  private final Map<String, Float> weights;

  LuceneSearch(LuceneConfig config) {
    weights =
        Map.of("title_", config.title__weight(), "section_", config.section__weight(), "text_", 1f);
  }

  /** By words when the query has no embedding, else by meaning. */
  org.apache.lucene.search.Query of(Query query) {
    var filter = filter(query.filter());
    if (query.embedding() != null) {
      int neighbours = Math.max(query.limit(), NEIGHBOURS);
      return new KnnFloatVectorQuery("embedding", query.embedding(), neighbours, filter);
    }
    return new BooleanQuery.Builder()
        .add(words(query), Occur.MUST)
        .add(filter, Occur.FILTER)
        .build();
  }

  /** All passages of a document. */
  static org.apache.lucene.search.Query document(Passage passage) {
    return document(passage.namespace(), passage.documentId());
  }

  static org.apache.lucene.search.Query document(String namespace, String documentId) {
    return new BooleanQuery.Builder()
        .add(is("namespace", namespace), Occur.FILTER)
        .add(is("document", documentId), Occur.FILTER)
        .build();
  }

  /** The language whose fields hold a text. */
  static String language(String tag) {
    var primary = tag.split("-", 2)[0];
    var known = List.of("zh", "ja", "ko").contains(primary) ? "cjk" : primary;
    return LANGUAGES.containsKey(known) ? known : GENERAL;
  }

  /** Each word counts where it counts most; what is written is never read as syntax. */
  private org.apache.lucene.search.Query words(Query query) {
    var languages = new TreeSet<>(List.of(language(query.language()), "en", GENERAL));
    if (language(query.language()).equals(GENERAL)) {
      languages.addAll(LANGUAGES.keySet());
    }
    var builder = new QueryBuilder(ANALYZER);
    var words = new LinkedHashSet<>(List.of(query.text().strip().split("\\s+")));
    var all = new BooleanQuery.Builder();
    words.stream()
        .limit(MOST_CLAUSES / (languages.size() * weights.size()))
        .forEach(word -> all.add(word(builder, word, languages), Occur.SHOULD));
    return all.build();
  }

  private org.apache.lucene.search.Query word(
      QueryBuilder builder, String word, Iterable<String> languages) {
    var fields = new ArrayList<org.apache.lucene.search.Query>();
    for (var language : languages) {
      weights.forEach(
          (field, weight) -> {
            var term = builder.createBooleanQuery(field + language, word);
            if (term != null) {
              fields.add(new BoostQuery(term, weight));
            }
          });
    }
    return new DisjunctionMaxQuery(fields, TIE);
  }

  private static org.apache.lucene.search.Query filter(Query.Filter wanted) {
    var filter = new BooleanQuery.Builder();
    if (wanted.namespace() != null) {
      filter.add(is("namespace", wanted.namespace()), Occur.FILTER);
    }
    if (!wanted.documentTypes().isEmpty()) {
      var types = wanted.documentTypes().stream().map(BytesRef::new).toList();
      filter.add(
          new TermInSetQuery(PassageDocuments.METADATA + "document_type", types), Occur.FILTER);
    }
    wanted
        .metadata()
        .forEach(
            (key, value) -> filter.add(is(PassageDocuments.METADATA + key, value), Occur.FILTER));
    long from = wanted.from() == null ? Long.MIN_VALUE : wanted.from().toEpochMilli();
    long until = wanted.until() == null ? Long.MAX_VALUE : wanted.until().toEpochMilli();
    return filter.add(LongPoint.newRangeQuery("created", from, until), Occur.FILTER).build();
  }

  private static org.apache.lucene.search.Query is(String field, String value) {
    return new TermQuery(new Term(field, value));
  }
}
