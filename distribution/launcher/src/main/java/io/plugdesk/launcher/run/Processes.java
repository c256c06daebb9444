package io.plugdesk.launcher.run;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.process.ChildSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How Solr and Karaf are started; PostgreSQL says it itself. Karaf's bin/setenv does the rest. */
final class Processes {
  static final String KARAF = "karaf";
  static final String SOLR = "solr";

  /** Tells Karaf where the libraries of the parser lie, which it starts itself. */
  private static final String PARSER = "PLUGDESK_PARSER";

  /** With so few processors the second compiler works next to the answers, for minutes. */
  private static final int FEW_PROCESSORS = 2;

  private static final List<String> FIRST_COMPILER_ALONE = List.of("-XX:TieredStopAtLevel=1");

  /** Three times the usual thresholds of the second compiler. */
  private static final List<String> LATE_OPTIMISING =
      List.of(
          "-XX:Tier4InvocationThreshold=15000",
          "-XX:Tier4MinInvocationThreshold=1800",
          "-XX:Tier4CompileThreshold=45000",
          "-XX:Tier4BackEdgeThreshold=120000");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final House house;

  Processes(House house) {
    this.house = house;
  }

  /** Which compilers Solr runs with. */
  static List<String> compilers(int processors) {
    return processors <= FEW_PROCESSORS ? FIRST_COMPILER_ALONE : LATE_OPTIMISING;
  }

  ChildSpec solr() {
    Path libraries = house.built("solr/target/solr/lib");
    requireBuilt("solr/target/solr/lib");
    List<String> command = new ArrayList<>(List.of(House.java(), "-Xmx384m", "-XX:+UseSerialGC"));
    command.addAll(compilers(Runtime.getRuntime().availableProcessors()));
    command.addAll(
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Dplugdesk.home=" + house.home(),
            "-cp",
            libraries + "/*",
            "io.plugdesk.solr.SolrNode"));
    return new ChildSpec(
        SOLR,
        command,
        environment(),
        house.solr(),
        house.log(SOLR),
        ChildSpec.Signal.TERM,
        PATIENCE,
        2);
  }

  ChildSpec karaf() {
    requireBuilt("assembly/target/assembly");
    Path assembly = house.assembly();
    Map<String, String> environment = environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return new ChildSpec(
        KARAF,
        List.of(assembly.resolve("bin/karaf").toString(), "daemon"),
        environment,
        assembly,
        house.log("karaf-console"),
        ChildSpec.Signal.TERM,
        PATIENCE,
        1);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(house.ports().asEnvironment());
    environment.put(House.HOME, house.home().toString());
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put(PARSER, house.built("parser/target/parser/lib").toString());
    house.postgresUrl().ifPresent(url -> environment.put(House.POSTGRES_URL, url));
    house.solrUrl().ifPresent(url -> environment.put(House.SOLR_URL, url));
    return environment;
  }

  private void requireBuilt(String part) {
    if (!house.isBuilt(part)) {
      throw new Failure(
          "distribution/" + part + " is missing. Build it with './mvnw -DskipTests package'.");
    }
  }
}
