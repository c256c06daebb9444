package io.plugdesk.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source tree under test. */
final class Tree {
  /** Where it lies. */
  static final Path ROOT =
      Path.of(System.getProperty("plugdesk.tree", "../..")).toAbsolutePath().normalize();

  private static final List<String> BUNDLE_FOLDERS =
      List.of("bundles", "tools-plugins", "channel-plugins", "connectors");

  private Tree() {}

  /** The compiled classes of every bundle. */
  static List<Path> classes() {
    return modules().stream()
        .map(module -> module.resolve("target/classes"))
        .filter(Files::isDirectory)
        .toList();
  }

  /** The folders of all modules that hold bundles, without the wrapped libraries. */
  static List<Path> modules() {
    return BUNDLE_FOLDERS.stream()
        .map(ROOT::resolve)
        .filter(Files::isDirectory)
        .flatMap(Tree::children)
        .filter(module -> Files.exists(module.resolve("pom.xml")))
        .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
        .sorted()
        .toList();
  }

  /** All files of our own whose name ends so. */
  static List<Path> files(String ending) {
    try (var all = Files.walk(ROOT)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .filter(Tree::ours)
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean ours(Path file) {
    var path = ROOT.relativize(file).toString();
    return Stream.of("target/", "data/", ".git/", "node_modules/")
        .noneMatch(folder -> path.startsWith(folder) || path.contains("/" + folder));
  }

  private static Stream<Path> children(Path folder) {
    try (var children = Files.list(folder)) {
      return children.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
