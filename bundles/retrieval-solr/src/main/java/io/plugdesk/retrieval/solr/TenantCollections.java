package io.plugdesk.retrieval.solr;

import io.plugdesk.api.TenantContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.solr.client.solrj.SolrClient;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.request.CollectionAdminRequest;

/**
 * The collection of each tenant: {@code <tenant id>_<embedding model>_<generation>}, reached
 * through an alias that is the tenant's id, so that another model can be indexed beside the old one
 * and take its place at once.
 */
final class TenantCollections {
  static final String CONFIGSET = "plugdesk";
  private static final String FIRST_GENERATION = "_1";

  private final SolrConnection solr;
  private final String embeddingModel;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  TenantCollections(SolrConnection solr, String embeddingModel) {
    this.solr = solr;
    this.embeddingModel = embeddingModel;
  }

  /** The name under which a tenant's passages are reached. */
  static String alias(TenantContext tenant) {
    return tenant.tenantId();
  }

  /** Makes sure that the tenant has a collection. */
  void ensure(TenantContext tenant) {
    if (!known.contains(alias(tenant))) {
      synchronized (this) {
        solr.call("create the tenant's collection", client -> create(client, alias(tenant)));
        known.add(alias(tenant));
      }
    }
  }

  /** Forgets what is known of a tenant's collection, because Solr says that it is gone. */
  void forget(TenantContext tenant) {
    known.remove(alias(tenant));
  }

  /** Removes the alias and every generation. */
  void drop(TenantContext tenant) {
    forget(tenant);
    drop(solr, tenant);
  }

  /** The same for a tenant without settings, whatever embedding model it used. */
  static void drop(SolrConnection solr, TenantContext tenant) {
    solr.call("drop the tenant's collections", client -> drop(client, alias(tenant)));
  }

  private Boolean create(SolrClient client, String alias) throws IOException, SolrServerException {
    if (aliases(client).containsKey(alias)) {
      return false;
    }
    String collection = alias + "_" + embeddingModel + FIRST_GENERATION;
    if (!CollectionAdminRequest.listCollections(client).contains(collection)) {
      CollectionAdminRequest.Create create =
          CollectionAdminRequest.createCollection(collection, CONFIGSET, 1, 1);
      create.setWaitForFinalState(true);
      create.process(client);
    }
    CollectionAdminRequest.createAlias(alias, collection).process(client);
    return true;
  }

  private static Boolean drop(SolrClient client, String alias)
      throws IOException, SolrServerException {
    if (aliases(client).containsKey(alias)) {
      CollectionAdminRequest.deleteAlias(alias).process(client);
    }
    List<String> collections = CollectionAdminRequest.listCollections(client);
    for (String collection : collections) {
      if (collection.startsWith(alias + "_")) {
        CollectionAdminRequest.deleteCollection(collection).process(client);
      }
    }
    return true;
  }

  private static Map<String, String> aliases(SolrClient client)
      throws IOException, SolrServerException {
    return new CollectionAdminRequest.ListAliases().process(client).getAliases();
  }
}
