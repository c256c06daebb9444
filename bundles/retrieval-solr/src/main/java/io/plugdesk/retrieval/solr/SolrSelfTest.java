package io.plugdesk.retrieval.solr;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import org.apache.solr.client.solrj.SolrClient;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.request.CollectionAdminRequest;
import org.apache.solr.common.SolrInputDocument;

/**
 * Adds a document, reads it back and deletes it, once for a connection: an incomplete client drops
 * documents and reports success.
 */
final class SolrSelfTest {
  private static final String COLLECTION = "plugdesk-self-test";

  private boolean passed;

  /**
   * Tests, unless a test has passed before.
   *
   * @throws PlugdeskException MISCONFIGURED when the document did not arrive
   */
  synchronized void runOnce(SolrClient client) throws IOException, SolrServerException {
    if (passed) {
      return;
    }
    if (!CollectionAdminRequest.listCollections(client).contains(COLLECTION)) {
      CollectionAdminRequest.Create create =
          CollectionAdminRequest.createCollection(COLLECTION, TenantCollections.CONFIGSET, 1, 1);
      create.setWaitForFinalState(true);
      create.process(client);
    }
    SolrInputDocument document = new SolrInputDocument();
    String id = Long.toHexString(System.nanoTime());
    document.setField("id", id);
    document.setField("tenant_id", "house");
    document.setField("doc_id", id);
    client.add(COLLECTION, document);
    if (client.getById(COLLECTION, id) == null) {
      throw new PlugdeskException(
          Kind.MISCONFIGURED,
          "A document that Solr acknowledged is not there. Check that the bundle of the Solr client"
              + " carries solr-api, and that the configset plugdesk is the one of this release.");
    }
    client.deleteById(COLLECTION, id);
    passed = true;
  }
}
