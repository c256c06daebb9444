package io.plugdesk.launcher.house;

import java.util.LinkedHashMap;
import java.util.Map;

/** The loopback ports of the house, each chosen by an environment variable. */
public record Ports(int http, int ssh, int postgres, int solr, int zookeeper) {
  public static final String HTTP = "PLUGDESK_HTTP_PORT";
  public static final String SSH = "PLUGDESK_SSH_PORT";
  public static final String POSTGRES = "PLUGDESK_POSTGRES_PORT";
  public static final String SOLR = "PLUGDESK_SOLR_PORT";
  public static final String ZOOKEEPER = "PLUGDESK_ZOOKEEPER_PORT";

  private static final int HIGHEST = 65_535;

  /** Reads the variables; one that is missing or blank has its usual value. */
  public static Ports of(Map<String, String> environment) {
    return new Ports(
        port(environment, HTTP, 8181),
        port(environment, SSH, 8101),
        port(environment, POSTGRES, 8185),
        port(environment, SOLR, 8186),
        port(environment, ZOOKEEPER, 8187));
  }

  /** The same as environment variables, for the processes of the house. */
  public Map<String, String> asEnvironment() {
    Map<String, String> environment = new LinkedHashMap<>();
    byName().forEach((name, port) -> environment.put(name, String.valueOf(port)));
    return environment;
  }

  /** Variable name to port, in the order in which they are shown. */
  public Map<String, Integer> byName() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put(HTTP, http);
    ports.put(SSH, ssh);
    ports.put(POSTGRES, postgres);
    ports.put(SOLR, solr);
    ports.put(ZOOKEEPER, zookeeper);
    return ports;
  }

  private static int port(Map<String, String> environment, String name, int usual) {
    String value = environment.getOrDefault(name, "").trim();
    if (value.isEmpty()) {
      return usual;
    }
    if (!value.matches("\\d{1,5}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > HIGHEST) {
      throw new Failure(
          name
              + " is '"
              + value
              + "', which is no port. Set it to a number from 1 to "
              + HIGHEST
              + ".");
    }
    return Integer.parseInt(value);
  }
}
