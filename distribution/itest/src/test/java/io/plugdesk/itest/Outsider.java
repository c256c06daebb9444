package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Somebody who writes plugins outside of this tree: has what is published, a Maven and a folder.
 *
 * <p>What is published is copied from the modules' targets to a repository of its own, for a build
 * need not have installed anything. Libraries come from the repository of the build; nothing is
 * downloaded, because the build has used all of it before.
 */
final class Outsider {
  private static final int LIMIT_SECONDS = 300;
  private static final String VERSION = System.getProperty("plugdesk.version");
  private static final List<String> KINDS =
      List.of("channel", "connector", "model", "retriever", "tool");

  private final Path tree =
      Path.of(System.getProperty("plugdesk.tree", "../..")).toAbsolutePath().normalize();
  private final Path folder;
  private final List<String> projects = new ArrayList<>();

  /** Begins with an empty folder, in which Maven does not look for the build of this tree. */
  Outsider(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    if (Files.exists(this.folder)) {
      try (var old = Files.walk(this.folder)) {
        for (var file : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(this.folder.resolve("projects/.mvn"));
    publish(".", "plugdesk");
    publish("bundles", "plugdesk-bundles");
    for (var module : List.of("api", "api-model", "plugin-parent", "testkit", "archetypes")) {
      publish("bundles/" + module, "plugdesk-" + module);
    }
    for (var kind : KINDS) {
      publish("bundles/archetypes/" + kind, "plugdesk-archetype-" + kind);
    }
  }

  /** Makes a project as the pages say, with nothing but its two names given. */
  void generate(String kind, String artifactId) throws IOException, InterruptedException {
    maven(
        artifactId,
        List.of(
            "org.apache.maven.plugins:maven-archetype-plugin:%s:generate"
                .formatted(System.getProperty("archetype.version")),
            "-DarchetypeCatalog=internal",
            "-DarchetypeGroupId=io.plugdesk",
            "-DarchetypeArtifactId=plugdesk-archetype-" + kind,
            "-DarchetypeVersion=" + VERSION,
            "-DgroupId=com.acme",
            "-DartifactId=" + artifactId));
    projects.add(artifactId);
  }

  /** The one jar that the build of a project has made. */
  Path jar(String project) throws IOException {
    try (var made = Files.list(folder.resolve("projects").resolve(project).resolve("target"))) {
      var jars = made.filter(file -> file.toString().endsWith(".jar")).toList();
      assertEquals(1, jars.size(), jars::toString);
      return jars.get(0);
    }
  }

  /** Builds and tests all projects in one go; returns what Maven printed. */
  String verify() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("projects/pom.xml"),
        projects.stream()
            .map("<module>%s</module>"::formatted)
            .collect(
                Collectors.joining(
                    "",
                    "<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId>"
                        + "<artifactId>all</artifactId><version>1</version>"
                        + "<packaging>pom</packaging><modules>",
                    "</modules></project>")));
    return maven("verify", List.of("-T2", "verify"));
  }

  private String maven(String name, List<String> words) throws IOException, InterruptedException {
    var repository = System.getProperty("plugdesk.repository");
    var command = new ArrayList<String>();
    command.add(tree.resolve("mvnw").toString());
    command.addAll(List.of("-o", "-B", "-Dmaven.repo.local=" + folder.resolve("repository")));
    command.add("-Dmaven.repo.local.tail=" + repository);
    command.addAll(words);
    var log = folder.resolve(name + ".log");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.resolve("projects").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_OPTS", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    var process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("No end after " + LIMIT_SECONDS + " s:\n" + Files.readString(log));
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(String.join(" ", command) + "\n" + Files.readString(log));
    }
    return Files.readString(log);
  }

  private void publish(String module, String artifactId) throws IOException {
    var name = artifactId + "-" + VERSION;
    var place = folder.resolve("repository/io/plugdesk").resolve(artifactId).resolve(VERSION);
    Files.createDirectories(place);
    Files.copy(tree.resolve(module).resolve("pom.xml"), place.resolve(name + ".pom"));
    var jar = tree.resolve(module).resolve("target").resolve(name + ".jar");
    if (Files.exists(jar)) {
      Files.copy(jar, place.resolve(name + ".jar"));
    }
  }
}
