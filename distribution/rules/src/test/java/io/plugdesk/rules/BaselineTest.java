package io.plugdesk.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.Baseline.Info;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise to plugin authors: what was released stays.
 *
 * <p>The released jar in {@code bundles/api/released} is the base; an incompatible change without
 * the next major version of its package fails here, with the names of what changed.
 */
class BaselineTest {
  private static final Path RELEASED =
      Tree.ROOT.resolve("bundles/api/released/plugdesk-api-1.0.0.jar");
  private static final String TOOL = "io/plugdesk/api/tool/Tool.class";

  @TempDir Path folder;

  @Test
  void theApiKeepsWhatWasReleased() throws Exception {
    try (var released = new Jar(RELEASED.toFile());
        var current = new Jar(current().toFile())) {
      assertEquals(Set.of(), broken(released, current));
    }
  }

  @Test
  void anIncompatibleChangeIsNamed() throws Exception {
    try (var released = new Jar(RELEASED.toFile());
        var changed = new Jar(current().toFile())) {
      changed.putResource(TOOL, new EmbeddedResource(toolWithAnotherMethod(), 0));
      assertEquals(Set.of("io.plugdesk.api.tool"), broken(released, changed));
    }
  }

  private static Set<String> broken(Jar released, Jar current) throws Exception {
    try (var processor = new Processor()) {
      var baseline = new Baseline(processor, new DiffPluginImpl());
      var packages = new TreeSet<String>();
      for (Info info : baseline.baseline(current, released, null)) {
        if (info.mismatch) {
          packages.add(info.packageName);
        }
      }
      return packages;
    }
  }

  /** A Tool whose call takes something else, as an author of the api might write it. */
  private byte[] toolWithAnotherMethod() throws IOException {
    var source = folder.resolve("Tool.java");
    Files.writeString(
        source,
        "package io.plugdesk.api.tool;\n"
            + "@org.osgi.annotation.versioning.ConsumerType\n"
            + "public interface Tool { ToolSpec spec(); ToolResult call(String text); }\n");
    var compiler = ToolProvider.getSystemJavaCompiler();
    var arguments =
        List.of(
            "-proc:none",
            "-implicit:none",
            "-cp",
            RELEASED + java.io.File.pathSeparator + System.getProperty("java.class.path"),
            "-d",
            folder.toString(),
            source.toString());
    assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
    return Files.readAllBytes(folder.resolve(TOOL));
  }

  private static Path current() throws IOException {
    try (var jars = Files.list(Tree.ROOT.resolve("bundles/api/target"))) {
      var jar =
          jars.filter(
                  file ->
                      file.getFileName().toString().matches("plugdesk-api-[^-]+(-SNAPSHOT)?\\.jar"))
              .findFirst();
      assertTrue(jar.isPresent(), "The api has not been packaged; run ./mvnw verify");
      return jar.get();
    }
  }
}
