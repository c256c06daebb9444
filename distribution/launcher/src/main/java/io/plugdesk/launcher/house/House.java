package io.plugdesk.launcher.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where everything lies and listens.
 *
 * @param root the checkout, where the built distribution is
 * @param home the data folder, which outlives restarts and builds
 * @param ports what the processes listen on
 * @param postgresUrl an external PostgreSQL, or empty: then the house brings its own
 * @param solrUrl an external Solr, or empty: then the house brings its own
 * @param node the name that this node was given, or empty: then it finds one itself
 */
public record House(
    Path root,
    Path home,
    Ports ports,
    Optional<String> postgresUrl,
    Optional<String> solrUrl,
    Optional<String> node) {
  public static final String HOME = "PLUGDESK_HOME";
  public static final String POSTGRES_URL = "PLUGDESK_POSTGRES_URL";
  public static final String SOLR_URL = "PLUGDESK_SOLR_URL";
  public static final String NODE = "PLUGDESK_NODE";

  public House {
    root = root.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
  }

  /** The house that stands in the given checkout, as the environment describes it. */
  public static House of(Path root, Map<String, String> environment) {
    return new House(
        root,
        variable(environment, HOME).map(Path::of).orElse(root.resolve("data")),
        Ports.of(environment),
        variable(environment, POSTGRES_URL),
        variable(environment, SOLR_URL),
        variable(environment, NODE));
  }

  /** The same house on the ports that it was started with. */
  public House on(Ports started) {
    return new House(root, home, started, postgresUrl, solrUrl, node);
  }

  public Path keys() {
    return home.resolve("keys");
  }

  public Path run() {
    return home.resolve("run");
  }

  public Path log() {
    return home.resolve("log");
  }

  public Path log(String process) {
    return log().resolve(process + ".log");
  }

  public Path postgres() {
    return home.resolve("postgres");
  }

  public Path solr() {
    return home.resolve("solr");
  }

  public Path karaf() {
    return home.resolve("karaf");
  }

  public Path deploy() {
    return home.resolve("deploy");
  }

  /** A part of the built distribution. */
  public Path built(String part) {
    return root.resolve("distribution").resolve(part);
  }

  public Path assembly() {
    return built("assembly/target/assembly");
  }

  public String address() {
    return "http://127.0.0.1:" + ports.http();
  }

  /**
   * Makes the folders that are missing; those with secrets or customers' words are the owner's
   * alone.
   */
  public void makeFolders() {
    for (Path shared : new Path[] {home, postgres(), deploy()}) {
      OwnerOnly.makeFolders(shared);
    }
    for (Path secret : new Path[] {keys(), run(), log(), solr(), karaf()}) {
      OwnerOnly.folder(secret);
    }
  }

  /** The Java that runs the launcher runs the rest too. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Whether the distribution was built far enough to be started. */
  public boolean isBuilt(String part) {
    return Files.isDirectory(built(part));
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::trim).filter(v -> !v.isEmpty());
  }
}
