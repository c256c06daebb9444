package io.plugdesk.retrieval.lucene;

import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import java.time.Instant;
import java.util.HashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;

/** Translates between passages and Lucene's documents. */
final class PassageDocuments {
  static final String METADATA = "meta_";

  private PassageDocuments() {}

  static Document toLucene(IndexedPassage indexed) {
    var passage = indexed.passage();
    var language = LuceneSearch.language(passage.language());
    var document = new Document();
    document.add(new StringField("chunk", passage.chunkId(), Store.YES));
    document.add(new StringField("document", passage.documentId(), Store.YES));
    document.add(new StringField("namespace", passage.namespace(), Store.YES));
    document.add(new StoredField("ordinal", passage.ordinal()));
    document.add(new StoredField("title", passage.title()));
    document.add(new StoredField("section", passage.section()));
    document.add(new StoredField("text", passage.text()));
    if (passage.page() != null) {
      document.add(new StoredField("page", passage.page()));
    }
    if (passage.url() != null) {
      document.add(new StoredField("url", passage.url()));
    }
    document.add(new StoredField("version", passage.versionId()));
    document.add(new StoredField("language", passage.language()));
    document.add(new StoredField("at", passage.createdAt().toString()));
    document.add(new LongPoint("created", passage.createdAt().toEpochMilli()));
    passage
        .metadata()
        .forEach((key, value) -> document.add(new StringField(METADATA + key, value, Store.YES)));
    document.add(new TextField("title_" + language, passage.title(), Store.NO));
    document.add(new TextField("section_" + language, passage.section(), Store.NO));
    document.add(new TextField("text_" + language, passage.text(), Store.NO));
    if (indexed.embedding() != null) {
      document.add(
          new KnnFloatVectorField(
              "embedding", indexed.embedding(), VectorSimilarityFunction.DOT_PRODUCT));
    }
    return document;
  }

  static Passage toPassage(Document document, double score) {
    var metadata = new HashMap<String, String>();
    for (var field : document.getFields()) {
      if (field.name().startsWith(METADATA)) {
        metadata.put(field.name().substring(METADATA.length()), field.stringValue());
      }
    }
    var page = document.getField("page");
    return new Passage(
        document.get("chunk"),
        document.get("document"),
        document.get("namespace"),
        document.getField("ordinal").numericValue().intValue(),
        document.get("title"),
        document.get("section"),
        page == null ? null : page.numericValue().intValue(),
        document.get("text"),
        document.get("url"),
        document.get("version"),
        document.get("language"),
        Instant.parse(document.get("at")),
        score,
        metadata);
  }
}
