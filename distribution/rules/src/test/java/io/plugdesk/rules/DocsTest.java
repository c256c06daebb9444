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

  @Test
  void thePageAboutToolsShowsTheClockAsItIs() {
    assertShown("docs/write-a-tool.md", 4);
  }

  @Test
  void thePageAboutConnectorsShowsTheNotesAndARouteAsTheyAre() {
    assertShown("docs/write-a-connector.md", 5);
  }

  @Test
  void thePageAboutRetrieversShowsLuceneAsItIs() {
    assertShown("docs/write-a-retriever.md", 8);
  }

  @Test
  void thePageAboutModelsShowsOllamaAsItIs() {
    assertShown("docs/write-a-model.md", 6);
  }

  @Test
  void thePageAboutChannelsShowsTheWebhookAsItIs() {
    assertShown("docs/write-a-channel.md", 10);
  }

  @Test
  void everyLinkLeadsToAFile() {
    var pages = Tree.files(".md");
    assertTrue(pages.size() > 10, "Only " + pages.size() + " pages were found");
    assertEquals(List.of(), pages.stream().flatMap(DocsTest::lost).toList());
  }

  private static void assertShown(String name, int files) {
    var page = Tree.read(Tree.ROOT.resolve(name));
    var shown = SHOWN.matcher(page).results().toList();
    assertEquals(files, shown.size(), "files shown by " + name);
    for (var block : shown) {
      assertEquals(Tree.read(Tree.ROOT.resolve(block.group(1))), block.group(2), block.group(1));
    }
  }

  private static Stream<String> lost(Path page) {
    return LINK.matcher(Tree.read(page))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !Files.exists(page.resolveSibling(link)))
        .map(link -> Tree.ROOT.relativize(page) + ": " + link);
  }
}
