/** A SolrCloud of one node that lives in its own process beside the house. */
package io.plugdesk.solr;
