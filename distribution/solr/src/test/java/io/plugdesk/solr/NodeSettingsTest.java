package io.plugdesk.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeSettingsTest {
  @Test
  void keepsItsHomeBelowTheHouse() {
    NodeSettings settings = NodeSettings.of("/var/plugdesk", Map.of());
    assertEquals(Path.of("/var/plugdesk/solr"), settings.home());
    assertEquals(8186, settings.port());
    assertEquals("127.0.0.1:8187", settings.zookeeperAddress());
  }

  @Test
  void takesItsPortsFromTheEnvironment() {
    NodeSettings settings =
        NodeSettings.of(
            "/x", Map.of("PLUGDESK_SOLR_PORT", "21001", "PLUGDESK_ZOOKEEPER_PORT", "21002"));
    assertEquals(21001, settings.port());
    assertEquals(21002, settings.zookeeperPort());
  }

  @Test
  void namesThePortThatIsNone() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> NodeSettings.of("/x", Map.of("PLUGDESK_SOLR_PORT", "70000")));
    assertTrue(refusal.getMessage().contains("PLUGDESK_SOLR_PORT is '70000'"));
  }
}
