/** Keeps and finds passages in SolrCloud: a collection per tenant, BM25 and nearest neighbours. */
package io.plugdesk.retrieval.solr;
