package io.plugdesk.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A few modules of the tree, copied to a folder of their own and built there by a Maven of its own.
 *
 * <p>The copy lies as the tree does, so that the parents are found by their relative paths and
 * nothing need be installed; the modules of the tree itself are not touched.
 */
final class SmallTree {
  private static final int LIMIT_SECONDS = 120;

  private final Path folder;

  /** What a build ended with. */
  record Build(int code, String output) {}

  /** Begins with the parents of rooms and tools and no module at all. */
  SmallTree(String name) {
    folder = Tree.ROOT.resolve("distribution/rules/target/fence").resolve(name);
    remove(folder);
    takePom("", List.of("bundles", "tools-plugins"));
    takePom("bundles", List.of());
    takePom("tools-plugins", List.of());
  }

  Path folder() {
    return folder;
  }

  /** Takes these modules and no others, without their tests. */
  void take(String parent, String... modules) {
    takePom(parent, List.of(modules));
    for (var module : modules) {
      var path = parent + "/" + module;
      write(path + "/pom.xml", Tree.read(Tree.ROOT.resolve(path + "/pom.xml")));
      copy(path + "/src/main");
    }
  }

  /** Adds a module that the tree does not have. */
  void add(String parent, String module, String pom) {
    takePom(parent, List.of(module));
    write(parent + "/" + module + "/pom.xml", pom);
  }

  void write(String path, String text) {
    try {
      var file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Builds all of it, offline: what it needs, the build of the tree has used before. */
  Build build(String phase) throws IOException, InterruptedException {
    var log = folder.resolve("build.log");
    var maven =
        new ProcessBuilder(
            Tree.ROOT.resolve("mvnw").toString(),
            "-o",
            "-B",
            "-q",
            "-f",
            folder.resolve("pom.xml").toString(),
            "-Dmaven.repo.local=" + System.getProperty("plugdesk.repository"),
            "-Dmaven.test.skip",
            "-Dspotless.check.skip",
            phase);
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    maven.redirectErrorStream(true).redirectOutput(log.toFile());
    var process = maven.start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("No end after " + LIMIT_SECONDS + " s:\n" + Tree.read(log));
    }
    return new Build(process.exitValue(), Tree.read(log));
  }

  private void takePom(String parent, List<String> modules) {
    var list =
        modules.stream()
            .map(module -> "<module>" + module + "</module>")
            .collect(Collectors.joining("", "<modules>", "</modules>"));
    var pom = Path.of(parent).resolve("pom.xml").toString();
    write(pom, Tree.read(Tree.ROOT.resolve(pom)).replaceFirst("(?s)<modules>.*?</modules>", list));
  }

  private void copy(String path) {
    var from = Tree.ROOT.resolve(path);
    if (!Files.isDirectory(from)) {
      return;
    }
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = folder.resolve(path).resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
