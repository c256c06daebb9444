package io.plugdesk.retrieval.solr;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.IOException;
import java.util.Map;
import org.apache.solr.client.solrj.SolrClient;
import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.request.GenericSolrRequest;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.common.util.NamedList;

/**
 * Tells whether Solr answers with everything it has.
 *
 * <p>While a core replays its log after a crash, its replica already counts as active and answers
 * with what it has so far. The true signal is the core's metric {@code TLOG.state}.
 */
final class SolrReadiness {
  /** The value of {@code UpdateLog.State.ACTIVE}; less is replaying or buffering. */
  private static final int LOG_ACTIVE = 3;

  /**
   * Returns when Solr is ready.
   *
   * @throws PlugdeskException TRANSIENT, with what it waits for
   */
  void check(SolrClient client) throws IOException, SolrServerException {
    NamedList<?> cluster =
        (NamedList<?>)
            get(client, "/admin/collections", Map.of("action", "CLUSTERSTATUS")).get("cluster");
    NamedList<?> cores =
        (NamedList<?>)
            get(client, "/admin/metrics", Map.of("group", "core", "prefix", "TLOG.state"))
                .get("metrics");
    String missing = missing(asMap(cluster), asMap(cores));
    if (!missing.isEmpty()) {
      throw new PlugdeskException(
          Kind.TRANSIENT, "Solr is starting: " + missing + ". Try again in a moment.");
    }
  }

  /** What is still missing, or an empty text. */
  static String missing(Map<String, Object> cluster, Map<String, Object> cores) {
    int replicas = 0;
    for (Object collection : values(cluster, "collections")) {
      for (Object shard : values(asMap(collection), "shards")) {
        for (Object replica : values(asMap(shard), "replicas")) {
          Map<String, Object> state = asMap(replica);
          replicas++;
          if (!"active".equals(String.valueOf(state.get("state")))) {
            return "the replica " + state.get("core") + " is " + state.get("state");
          }
        }
      }
    }
    boolean oneNode = ((Iterable<?>) cluster.get("live_nodes")).spliterator().estimateSize() == 1;
    if (oneNode && cores.size() < replicas) {
      return cores.size() + " of " + replicas + " cores are loaded";
    }
    for (Map.Entry<String, Object> core : cores.entrySet()) {
      Object state = asMap(core.getValue()).get("TLOG.state");
      if (state instanceof Number number && number.intValue() != LOG_ACTIVE) {
        return core.getKey() + " replays its log";
      }
    }
    return "";
  }

  private static Iterable<Object> values(Map<String, Object> parent, String key) {
    Object child = parent.get(key);
    return child == null ? java.util.List.of() : asMap(child).values();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return value instanceof NamedList<?> list
        ? ((NamedList<Object>) list).asShallowMap()
        : (Map<String, Object>) value;
  }

  private static NamedList<Object> get(
      SolrClient client, String path, Map<String, String> parameters)
      throws IOException, SolrServerException {
    return client.request(new GenericSolrRequest(METHOD.GET, path, new MapSolrParams(parameters)));
  }
}
