package io.plugdesk.solr;

import java.nio.file.Path;
import java.util.Map;

/** Where the node keeps its index and on which loopback ports it listens. */
record NodeSettings(Path home, int port, int zookeeperPort) {
  static final String LOOPBACK = "127.0.0.1";

  NodeSettings {
    home = home.toAbsolutePath().normalize();
  }

  /** Reads the settings from {@code plugdesk.home} and the {@code PLUGDESK_*} environment. */
  static NodeSettings of(String plugdeskHome, Map<String, String> environment) {
    String data =
        plugdeskHome != null ? plugdeskHome : environment.getOrDefault("PLUGDESK_HOME", "data");
    return new NodeSettings(
        Path.of(data).resolve("solr"),
        port(environment, "PLUGDESK_SOLR_PORT", 8186),
        port(environment, "PLUGDESK_ZOOKEEPER_PORT", 8187));
  }

  String zookeeperAddress() {
    return LOOPBACK + ":" + zookeeperPort;
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      return otherwise;
    }
    if (!value.matches("\\d{1,5}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > 65_535) {
      throw new IllegalArgumentException(
          name + " is '" + value + "', which is no port. Set it to a number from 1 to 65535.");
    }
    return Integer.parseInt(value);
  }
}
