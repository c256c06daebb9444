package io.plugdesk.retrieval.solr;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.feature.Needs;
import io.plugdesk.api.feature.Provides;
import io.plugdesk.api.knowledge.GrowingIndex;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import io.plugdesk.retrieval.solr.SolrConnection.SolrAction;
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
@Provides("search")
@Provides("search.solr")
@Needs("embeddings")
public final class SolrRetriever implements Retriever, PassageIndex, GrowingIndex {
  private static final int NOT_FOUND = 404;
  private static final int PASSAGES_AT_ONCE = 256;

  private final SolrConnection solr;
  private final TenantCollections collections;
  private final SolrSearch search;
  private final SharedCommits commits = new SharedCommits();

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
    return found(query.tenant(), search.of(query)).stream()
        .filter(document -> belongs(query.tenant(), document))
        .map(document -> PassageDocuments.toPassage(document, score(document, query)))
        .toList();
  }

  @Override
  public void put(TenantContext tenant, List<IndexedPassage> batch) {
    if (batch.isEmpty()) {
      return;
    }
    add(tenant, batch);
    Map<Document, Set<String>> kept =
        batch.stream()
            .map(IndexedPassage::passage)
            .collect(
                Collectors.groupingBy(
                    passage -> new Document(passage.namespace(), passage.documentId()),
                    Collectors.mapping(Passage::chunkId, Collectors.toSet())));
    show(tenant);
    kept.forEach((document, ids) -> keep(tenant, document, ids));
  }

  @Override
  public void add(TenantContext tenant, List<IndexedPassage> batch) {
    for (int from = 0; from < batch.size(); from += PASSAGES_AT_ONCE) {
      UpdateRequest some = new UpdateRequest();
      batch
          .subList(from, Math.min(from + PASSAGES_AT_ONCE, batch.size()))
          .forEach(passage -> some.add(PassageDocuments.toSolr(tenant, passage)));
      change(tenant, "store passages", client -> some.process(client, alias(tenant)));
    }
  }

  @Override
  public void settle(
      TenantContext tenant, String namespace, String documentId, Set<String> chunkIds) {
    show(tenant);
    keep(tenant, new Document(namespace, documentId), chunkIds);
  }

  @Override
  public void remove(TenantContext tenant, String namespace, Set<String> documentIds) {
    show(tenant);
    documentIds.forEach(id -> keep(tenant, new Document(namespace, id), Set.of()));
  }

  @Override
  public void drop(TenantContext tenant) {
    collections.drop(tenant);
  }

  /**
   * Deletes what searches see of a document beyond these passages. By id: Solr replays a delete by
   * query after a crash a hundred times slower.
   */
  private void keep(TenantContext tenant, Document document, Set<String> kept) {
    List<String> others = ids(tenant, document).stream().filter(id -> !kept.contains(id)).toList();
    if (!others.isEmpty()) {
      UpdateRequest delete = new UpdateRequest().deleteById(others);
      change(tenant, "remove passages", client -> delete.process(client, alias(tenant)));
      show(tenant);
    }
  }

  private List<String> ids(TenantContext tenant, Document document) {
    SolrQuery request = search.ofDocument(tenant, document.namespace(), document.documentId());
    return found(tenant, request).stream()
        .map(found -> (String) found.getFirstValue("id"))
        .toList();
  }

  private SolrDocumentList found(TenantContext tenant, SolrQuery request) {
    try {
      return solr.call(
          "search", client -> client.query(alias(tenant), request, METHOD.POST).getResults());
    } catch (SolrException refused) {
      if (refused.code() == NOT_FOUND) {
        return new SolrDocumentList();
      }
      throw unusable("searched", refused);
    }
  }

  /** Returns when searches see what was changed before; those who wait share a commit. */
  private void show(TenantContext tenant) {
    commits.after(
        () ->
            change(
                tenant,
                "show the change",
                client -> client.commit(alias(tenant), true, true, true)));
  }

  private void change(TenantContext tenant, String purpose, SolrAction<?> action) {
    try {
      collections.ensure(tenant);
      solr.call(purpose, action);
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

  private static String alias(TenantContext tenant) {
    return TenantCollections.alias(tenant);
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
