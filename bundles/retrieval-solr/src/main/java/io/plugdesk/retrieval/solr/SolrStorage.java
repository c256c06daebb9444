package io.plugdesk.retrieval.solr;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.PassageStorage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Drops the collections of a tenant that goes, also of one that has switched this plugin off. */
@Component
public final class SolrStorage implements PassageStorage {
  private final SolrConnection solr;

  /** Drops through the shared connection. */
  @Activate
  public SolrStorage(@Reference SolrConnection solr) {
    this.solr = solr;
  }

  @Override
  public void drop(TenantContext tenant) {
    TenantCollections.drop(solr, tenant);
  }
}
