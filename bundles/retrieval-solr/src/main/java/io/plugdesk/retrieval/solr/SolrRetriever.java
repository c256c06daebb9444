package io.plugdesk.retrieval.solr;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.solr.client.solrj.SolrQuery;
import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.client.solrj.request.UpdateRequest;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.SolrException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Keeps and finds a tenant's passages in the tenant's own Solr collection. */
@Component(
    configurationPid = "io.plugdesk.retrieval.solr",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SolrConfig.class, factory = true)
public final class SolrRetriever implements Retriever, PassageIndex {
  private static final int NOT_FOUND = 404;

  private final SolrConnection solr;
  private final TenantCollections collections;
  private final SolrSearch search;

  /**
   * Searches through the shared connection with the tenant's weights.
   *
   * @param solr the connection
   * @param config the tenant's settings
   */
  @Activate
  public SolrRetriever(@Reference SolrConnection solr, SolrConfig config) {
    this.solr = solr;
    this.collections = new TenantCollections(solr, config.embedding_model());
    this.search = new SolrSearch(config);
  }

  @Override
  public List<Passage> retrieve(Query query) {
    SolrQuery request = search.of(query);
    String alias = TenantCollections.alias(query.tenant());
    try {
      SolrDocumentList found =
          solr.call("search", client -> client.query(alias, request, METHOD.POST).getResults());
      return found.stream()
          .filter(document -> belongs(query.tenant(), document))
          .map(document -> PassageDocuments.toPassage(document, score(document, query)))
          .toList();
    } catch (SolrException refused) {
      if (refused.code() == NOT_FOUND) {
        return List.of();
      }
      throw unusable("searched", refused);
    }
  }

  @Override
  public void put(TenantContext tenant, List<IndexedPassage> batch) {
    if (batch.isEmpty()) {
      return;
    }
    UpdateRequest add = new UpdateRequest();
    batch.forEach(passage -> add.add(PassageDocuments.toSolr(tenant, passage)));
    change(tenant, "store passages", add);
    Map<Document, String> kept =
        batch.stream()
            .map(IndexedPassage::passage)
            .collect(
                Collectors.groupingBy(
                    passage -> new Document(passage.namespace(), passage.documentId()),
                    Collectors.mapping(Passage::chunkId, Collectors.joining("\u0001"))));
    UpdateRequest clean = new UpdateRequest();
    kept.forEach((document, chunks) -> clean.deleteByQuery(othersOf(document, chunks)));
    change(tenant, "replace passages", clean);
    show(tenant);
  }

  @Override
  public void remove(TenantContext tenant, String namespace, Set<String> documentIds) {
    if (documentIds.isEmpty()) {
      return;
    }
    UpdateRequest remove = new UpdateRequest();
    documentIds.forEach(id -> remove.deleteByQuery(allOf(new Document(namespace, id))));
    change(tenant, "remove passages", remove);
    show(tenant);
  }

  @Override
  public void drop(TenantContext tenant) {
    collections.drop(tenant);
  }

  private void change(TenantContext tenant, String purpose, UpdateRequest request) {
    String alias = TenantCollections.alias(tenant);
    try {
      collections.ensure(tenant);
      solr.call(purpose, client -> request.process(client, alias));
    } catch (SolrException refused) {
      if (refused.code() == NOT_FOUND) {
        collections.forget(tenant);
        throw new PlugdeskException(
            Kind.TRANSIENT,
            "The tenant's collection is gone. Try again: it is made anew.",
            refused);
      }
      throw unusable("changed", refused);
    }
  }

  private void show(TenantContext tenant) {
    String alias = TenantCollections.alias(tenant);
    solr.call("show the change", client -> client.commit(alias, true, true, true));
  }

  private static String allOf(Document document) {
    return "+"
        + phrase("doc_id", document.documentId())
        + " +"
        + phrase("namespace", document.namespace());
  }

  private static String othersOf(Document document, String chunks) {
    return allOf(document)
        + " -_query_:\"{!terms f=id separator='\u0001'}"
        + chunks.replace("\\", "\\\\").replace("\"", "\\\"")
        + "\"";
  }

  private static String phrase(String field, String value) {
    return field + ":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static boolean belongs(TenantContext tenant, SolrDocument document) {
    return Objects.equals(tenant.tenantId(), document.getFirstValue("tenant_id"));
  }

  /** Solr maps a cosine into 0 to 1; the house compares cosines. */
  private static double score(SolrDocument document, Query query) {
    double score = ((Number) document.getFieldValue("score")).doubleValue();
    return query.embedding() == null ? score : 2 * score - 1;
  }

  private static PlugdeskException unusable(String done, SolrException refused) {
    return new PlugdeskException(
        Kind.MISCONFIGURED,
        "The tenant's collection could not be "
            + done
            + ": Solr answered "
            + refused.code()
            + ". Check that its schema is the configset plugdesk, and ingest the documents again.",
        refused);
  }

  private record Document(String namespace, String documentId) {}
}
