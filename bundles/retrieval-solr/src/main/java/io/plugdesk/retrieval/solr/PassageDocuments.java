package io.plugdesk.retrieval.solr;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrInputDocument;

/** Translates between passages and the documents of the schema {@code plugdesk}. */
final class PassageDocuments {
  /** The metadata key with a field of its own, since searches filter by it. */
  static final String DOCUMENT_TYPE = "document_type";

  static final String METADATA = "meta_";

  /** The metadata key of passages out of which personal data was taken. */
  private static final String REDACTED = "redacted";

  private PassageDocuments() {}

  static SolrInputDocument toSolr(TenantContext tenant, IndexedPassage indexed) {
    Passage passage = indexed.passage();
    SolrInputDocument document = new SolrInputDocument();
    document.setField("id", passage.chunkId());
    document.setField("tenant_id", tenant.tenantId());
    document.setField("doc_id", passage.documentId());
    document.setField("namespace", passage.namespace());
    document.setField("chunk_no", passage.ordinal());
    document.setField("title", passage.title());
    document.setField("section", passage.section());
    setIfThere(document, "page", passage.page());
    setIfThere(document, "url", passage.url());
    document.setField("version_id", passage.versionId());
    document.setField("checksum", indexed.checksum());
    document.setField("language", passage.language());
    document.setField("created_at", Date.from(passage.createdAt()));
    document.setField("redacted", Boolean.parseBoolean(passage.metadata().get(REDACTED)));
    String language = LanguageFields.suffix(passage.language());
    document.setField("title_" + language, passage.title());
    document.setField("section_" + language, passage.section());
    document.setField("text_" + language, passage.text());
    passage
        .metadata()
        .forEach(
            (key, value) ->
                document.setField(key.equals(DOCUMENT_TYPE) ? key : METADATA + key, value));
    if (indexed.embedding() != null) {
      document.setField("embedding", floats(indexed.embedding()));
    }
    return document;
  }

  static Passage toPassage(SolrDocument document, double score) {
    String language = text(document, "language", "und");
    Map<String, String> metadata = new HashMap<>();
    for (String field : document.getFieldNames()) {
      if (field.startsWith(METADATA)) {
        metadata.put(field.substring(METADATA.length()), text(document, field, ""));
      }
    }
    if (document.containsKey(DOCUMENT_TYPE)) {
      metadata.put(DOCUMENT_TYPE, text(document, DOCUMENT_TYPE, ""));
    }
    return new Passage(
        text(document, "id", ""),
        text(document, "doc_id", ""),
        text(document, "namespace", ""),
        ((Number) document.getFieldValue("chunk_no")).intValue(),
        text(document, "title", ""),
        text(document, "section", ""),
        document.getFieldValue("page") instanceof Number page ? page.intValue() : null,
        text(document, "text_" + LanguageFields.suffix(language), ""),
        text(document, "url", null),
        text(document, "version_id", ""),
        language,
        document.getFieldValue("created_at") instanceof Date date
            ? date.toInstant()
            : Instant.EPOCH,
        score,
        metadata);
  }

  private static void setIfThere(SolrInputDocument document, String field, Object value) {
    if (value != null) {
      document.setField(field, value);
    }
  }

  private static List<Float> floats(float[] vector) {
    List<Float> floats = new ArrayList<>(vector.length);
    for (float value : vector) {
      floats.add(value);
    }
    return floats;
  }

  private static String text(SolrDocument document, String field, String otherwise) {
    Object value = document.getFirstValue(field);
    return value == null ? otherwise : value.toString();
  }
}
