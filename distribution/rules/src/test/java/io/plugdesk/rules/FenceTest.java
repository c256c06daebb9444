package io.plugdesk.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.header.OSGiHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * The fence around plugins, seen as an author sees it: the smallest tool builds, and the same tool
 * with one room of the house among its dependencies does not.
 */
class FenceTest {
  private static final Path GREETING =
      Tree.ROOT.resolve("distribution/rules/src/test/resources/greeting");
  private static final String TOOL = "src/main/java/io/plugdesk/tool/greeting/GreetingTool.java";
  private static final String A_ROOM =
      """
        <dependencies>
          <dependency>
            <groupId>io.plugdesk</groupId>
            <artifactId>plugdesk-language</artifactId>
          </dependency>
        </dependencies>
      </project>
      """;

  @Test
  void theSmallestToolIsSmallAndKnowsOnlyTheApi() throws Exception {
    assertTrue(lines("GreetingTool.java") <= 30, "the class has " + lines("GreetingTool.java"));
    assertTrue(lines("pom.xml") <= 20, "the pom has " + lines("pom.xml"));
    var tree = new SmallTree("smallest-tool");
    tree.take("bundles", "api", "api-model", "plugin-parent", "testkit");
    tree.add("tools-plugins", "greeting", Tree.read(GREETING.resolve("pom.xml")));
    tree.write("tools-plugins/greeting/" + TOOL, Tree.read(GREETING.resolve("GreetingTool.java")));

    var build = tree.build("package");

    assertEquals(0, build.code(), build.output());
    var imports = imports(tree.folder().resolve("tools-plugins/greeting/target"));
    assertTrue(imports.contains("io.plugdesk.api.tool"), () -> "Imports: " + imports);
    assertEquals(
        List.of(),
        imports.stream()
            .filter(name -> !name.startsWith("io.plugdesk.api.") && !name.startsWith("java."))
            .toList());
  }

  @Test
  void aToolThatNamesARoomIsToldWhyNot() throws Exception {
    var tree = new SmallTree("tool-with-a-room");
    tree.take("bundles", "api", "api-model", "desk", "language", "plugin-parent", "testkit");
    var pom = Tree.read(GREETING.resolve("pom.xml")).replace("</project>\n", A_ROOM);
    tree.add("tools-plugins", "greeting", pom);

    var build = tree.build("validate");

    assertNotEquals(0, build.code(), "A tool that depends on a room was built");
    assertTrue(build.output().contains("io.plugdesk:plugdesk-language"), build.output());
    assertTrue(
        build.output().contains("A plugin knows io.plugdesk.api and nothing else of the house"),
        build.output());
    assertFalse(build.output().contains("io.plugdesk:plugdesk-api:"), build.output());
  }

  private static long lines(String file) {
    return Tree.read(GREETING.resolve(file)).lines().count();
  }

  private static List<String> imports(Path target) throws IOException {
    try (var jar =
        new JarFile(target.resolve("plugdesk-tool-greeting-1.0.0-SNAPSHOT.jar").toFile())) {
      var header = jar.getManifest().getMainAttributes().getValue("Import-Package");
      return List.copyOf(OSGiHeader.parseHeader(header).keySet());
    }
  }
}
