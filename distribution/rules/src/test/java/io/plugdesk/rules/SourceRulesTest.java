package io.plugdesk.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the sources of the house promise, read as text. */
class SourceRulesTest {
  private static final int MOST_LINES = 300;
  private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep|TimeUnit\\.[A-Z]+\\.sleep");
  private static final Pattern LATER =
      Pattern.compile("\\b(TODO|FIXME|XXX)\\b|UnsupportedOperationException");
  private static final Pattern OPTIONAL =
      Pattern.compile("resolution:=optional|DynamicImport-Package");

  @Test
  void noClassIsLongerThanThreeHundredLines() {
    assertNone(Tree.files(".java"), file -> Tree.read(file).lines().count() > MOST_LINES);
  }

  @Test
  void testsWaitForAConditionAndNeverSleep() {
    var tests = Tree.files(".java").stream().filter(file -> in(file, "src/test/")).toList();
    assertNone(others(tests), file -> SLEEP.matcher(Tree.read(file)).find());
  }

  @Test
  void nothingWaitsForLater() {
    assertNone(others(Tree.files(".java")), file -> LATER.matcher(Tree.read(file)).find());
  }

  @Test
  void onlyWrappedLibrariesHaveOptionalImports() {
    var builds = Tree.files(".bnd").stream().filter(file -> !in(file, "bundles/wrapped/")).toList();
    assertNone(builds, file -> OPTIONAL.matcher(Tree.read(file)).find());
  }

  @Test
  void noComponentIsDescribedByHand() {
    assertEquals(
        List.of(),
        Tree.files(".xml").stream()
            .filter(file -> in(file, "OSGI-INF/"))
            .map(Tree.ROOT::relativize)
            .toList());
  }

  private static List<Path> others(List<Path> files) {
    return files.stream().filter(file -> !file.endsWith("SourceRulesTest.java")).toList();
  }

  private static boolean in(Path file, String folder) {
    return Tree.ROOT.relativize(file).toString().contains(folder);
  }

  private static void assertNone(List<Path> files, Predicate<Path> broken) {
    assertTrue(!files.isEmpty(), "No files were found");
    assertEquals(List.of(), files.stream().filter(broken).map(Tree.ROOT::relativize).toList());
  }
}
