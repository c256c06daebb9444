package io.plugdesk.launcher.command;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs that measure: they live in a module of their own and run in a JVM of their own. */
final class BenchModule {
  private static final String LIBRARIES = "bench/target/bench/lib";

  private final House house;

  BenchModule(House house) {
    this.house = house;
  }

  int run(String command, List<String> arguments) throws IOException {
    if (!house.isBuilt(LIBRARIES)) {
      throw new Failure(
          "distribution/bench is not built. Build it with './mvnw -pl distribution/bench -am -DskipTests package'.");
    }
    Path libraries = house.built(LIBRARIES);
    List<String> whole =
        new ArrayList<>(
            List.of(House.java(), "-Xmx512m", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
    if (command.equals("bench")) {
      // Who measures shares the processors with what is measured, and has no time to optimise.
      whole.add("-XX:TieredStopAtLevel=1");
    }
    whole.add("-Dplugdesk.home=" + house.home());
    whole.add("-Dplugdesk.root=" + house.root());
    whole.addAll(List.of("-cp", libraries + "/*", "io.plugdesk.bench.Main", command));
    whole.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(whole).inheritIO();
    builder.environment().putAll(house.ports().asEnvironment());
    builder.environment().put(House.HOME, house.home().toString());
    return builder.start().onExit().join().exitValue();
  }
}
