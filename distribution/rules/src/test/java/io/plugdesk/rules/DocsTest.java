package io.plugdesk.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages show is what the tree holds. */
class DocsTest {
  /** A line that names a file, then a block that shows it. */
  private static final Pattern SHOWN =
      Pattern.compile("(?sm)^`([^`\\n]+)`:\\n\\n```[a-z]*\\n(.*?)^```$");

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?://|#)([^)#]+)[^)]*\\)");

  private static final Pattern VERSION =
      Pattern.compile("(?s)<artifactId>plugdesk</artifactId>\\s*<version>([^<]+)<");

  @Test
  void thePageAboutToolsShowsWhatItsArchetypeMakes() {
    assertShown("tool", "hours", 4);
  }

  @Test
  void thePageAboutConnectorsShowsWhatItsArchetypeMakesAndARoute() {
    assertShown("connector", "answers", 3);
  }

  @Test
  void thePageAboutRetrieversShowsWhatItsArchetypeMakes() {
    assertShown("retriever", "passages", 4);
  }

  @Test
  void thePageAboutModelsShowsWhatItsArchetypeMakes() {
    assertShown("model", "quotes", 4);
  }

  @Test
  void thePageAboutChannelsShowsWhatItsArchetypeMakes() {
    assertShown("channel", "letters", 4);
  }

  @Test
  void thePageAboutGuardsShowsTheOneThatComesWithTheHouse() {
    assertShown(Tree.read(Tree.ROOT.resolve("docs/write-a-guard.md")), "guard", "", 3);
  }

  @Test
  void everyLinkLeadsToAFile() {
    var pages = Tree.files(".md");
    assertTrue(pages.size() > 10, "Only " + pages.size() + " pages were found");
    assertEquals(List.of(), pages.stream().flatMap(DocsTest::lost).toList());
  }

  private static void assertShown(String kind, String project, int files) {
    var page = Tree.read(Tree.ROOT.resolve("docs/write-a-" + kind + ".md"));
    assertTrue(page.contains("-DarchetypeArtifactId=plugdesk-archetype-" + kind), kind);
    assertShown(page, kind, project, files);
  }

  private static void assertShown(String page, String kind, String project, int files) {
    var shown = SHOWN.matcher(page).results().toList();
    assertEquals(files, shown.size(), "files shown by the page about a " + kind);
    for (var block : shown) {
      assertEquals(made(kind, project, block.group(1)), block.group(2), block.group(1));
    }
  }

  /** A file as the archetype makes it for {@code com.acme}, or one of the tree. */
  private static String made(String kind, String project, String file) {
    if (!file.startsWith("src/") && !file.equals("pom.xml")) {
      return Tree.read(Tree.ROOT.resolve(file));
    }
    var resources = "bundles/archetypes/" + kind + "/src/main/resources/archetype-resources/";
    var version = VERSION.matcher(Tree.read(Tree.ROOT.resolve("pom.xml")));
    assertTrue(version.find(), "The root pom has no version");
    return Tree.read(Tree.ROOT.resolve(resources + file.replace("com/acme/" + project + "/", "")))
        .replace("${package}", "com.acme." + project)
        .replace("${groupId}", "com.acme")
        .replace("${artifactId}", project)
        .replace("${version}", "1.0.0")
        .replace("${plugdeskVersion}", version.group(1));
  }

  private static Stream<String> lost(Path page) {
    return LINK.matcher(Tree.read(page))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !Files.exists(page.resolveSibling(link)))
        .map(link -> Tree.ROOT.relativize(page) + ": " + link);
  }
}
