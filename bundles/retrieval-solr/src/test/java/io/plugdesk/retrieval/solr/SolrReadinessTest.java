package io.plugdesk.retrieval.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SolrReadinessTest {
  private static final Map<String, Object> ACTIVE_LOG = Map.of("TLOG.state", 3);

  @Test
  void isReadyWhenEveryReplicaIsActiveAndItsLogToo() {
    assertEquals("", SolrReadiness.missing(cluster("active"), Map.of("solr.core.a", ACTIVE_LOG)));
  }

  @Test
  void isReadyWithoutAnyCollection() {
    assertEquals(
        "", SolrReadiness.missing(Map.of("live_nodes", List.of("n1")), Map.<String, Object>of()));
  }

  @Test
  void waitsForTheReplayOfALogAlthoughTheReplicaIsActive() {
    String missing =
        SolrReadiness.missing(
            cluster("active"), Map.of("solr.core.a", Map.<String, Object>of("TLOG.state", 0)));
    assertEquals("solr.core.a replays its log", missing);
  }

  @Test
  void waitsForAReplicaThatIsDown() {
    assertTrue(
        SolrReadiness.missing(cluster("down"), Map.of("solr.core.a", ACTIVE_LOG)).contains("down"));
  }

  @Test
  void waitsForCoresThatAreNotLoadedYet() {
    assertEquals(
        "0 of 1 cores are loaded",
        SolrReadiness.missing(cluster("active"), Map.<String, Object>of()));
  }

  private static Map<String, Object> cluster(String state) {
    Map<String, Object> replica = Map.of("core", "a_shard1_replica_n1", "state", state);
    Map<String, Object> shard = Map.of("replicas", Map.of("core_node2", replica));
    return Map.of(
        "live_nodes",
        List.of("n1"),
        "collections",
        Map.of("a", Map.of("shards", Map.of("s", shard))));
  }
}
