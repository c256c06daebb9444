package io.plugdesk.launcher.command;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.terminal.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Builds one bundle and puts it into the running house. */
@Command(
    name = "dev",
    mixinStandardHelpOptions = true,
    description = "Build one bundle without its tests and put it into the running house.")
public final class DevCommand implements Callable<Integer> {
  private static final int DEPTH = 4;

  private final Place place;

  @Parameters(
      paramLabel = "MODULE",
      description = "Its folder or the last word of it: tools-plugins/clock, or clock.")
  private String module;

  public DevCommand(Place place) {
    this.place = place;
  }

  @Override
  public Integer call() throws Exception {
    House house = place.running().required();
    Path folder = folder(house.root());
    try (Steps steps = new Steps(place.terminal())) {
      steps.run("Build", step -> build(house.root(), folder));
      Path jar = jar(folder);
      BuiltBundle built = BuiltBundle.read(jar);
      KarafShell shell = new KarafShell(house, place.terminal());
      long id = built.among(shell.ask(BuiltBundle.LIST));
      if (shell.run("bundle:update " + id + " " + jar.toUri()) != 0) {
        throw new Failure(
            "%s could not be updated, it is bundle %d: './plugdesk shell bundle:list' shows its state."
                .formatted(built.name(), id));
      }
      place.terminal().line(place.terminal().tick() + " " + built.name() + " is updated");
    }
    return 0;
  }

  private Path folder(Path root) throws IOException {
    Path asGiven = root.resolve(module);
    if (Files.exists(asGiven.resolve("pom.xml"))) {
      return asGiven;
    }
    try (Stream<Path> folders = Files.walk(root, DEPTH)) {
      List<Path> found =
          folders
              .filter(file -> file.getFileName().toString().equals("pom.xml"))
              .map(Path::getParent)
              .filter(folder -> folder.getFileName().toString().equals(module))
              .toList();
      if (found.size() != 1) {
        throw new Failure(
            found.size()
                + " modules are named '"
                + module
                + "'. Give the folder, as in './plugdesk dev tools-plugins/clock'.");
      }
      return found.get(0);
    }
  }

  private void build(Path root, Path folder) throws IOException {
    ProcessBuilder maven =
        new ProcessBuilder(
                root.resolve("mvnw").toString(),
                "-q",
                "-pl",
                root.relativize(folder).toString(),
                "-am",
                "-DskipTests",
                "-Dspotless.check.skip",
                "package")
            .directory(root.toFile())
            .inheritIO();
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    if (maven.start().onExit().join().exitValue() != 0) {
      throw new Failure(
          "The build failed; its messages are above. Correct the module and run this again.");
    }
  }

  private static Path jar(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("target"))) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
          .findFirst()
          .orElseThrow(
              () -> new Failure(folder + " builds no jar. Choose a module that is a bundle."));
    }
  }
}
