package io.plugdesk.retrieval.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.api.PlugdeskException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SolrConnectionTest {
  @Test
  void prefersTheExternalSolr() {
    assertEquals(
        "http://solr.example.com:8983/solr",
        SolrConnection.url(Map.of("PLUGDESK_SOLR_URL", "http://solr.example.com:8983/solr/")));
    assertEquals(
        "http://127.0.0.1:28186/solr", SolrConnection.url(Map.of("PLUGDESK_SOLR_PORT", "28186")));
    assertEquals("http://127.0.0.1:8186/solr", SolrConnection.url(Map.of()));
  }

  @Test
  void saysThatASilentSolrMayComeBack() throws IOException {
    int port = freePort();
    SolrConnection connection = new SolrConnection("http://127.0.0.1:" + port + "/solr");
    PlugdeskException failure =
        assertThrows(
            PlugdeskException.class, () -> connection.call("search", client -> client.ping("a")));
    assertEquals(PlugdeskException.Kind.TRANSIENT, failure.kind());
    connection.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
