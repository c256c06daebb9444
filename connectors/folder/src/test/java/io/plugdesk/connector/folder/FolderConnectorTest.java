package io.plugdesk.connector.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.api.connector.Cursor;
import io.plugdesk.api.connector.SourceDocument;
import io.plugdesk.testkit.ConnectorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderConnectorTest extends ConnectorContract {
  private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));

  @TempDir private Path data;

  @Override
  protected Connector connector() {
    return connector("", List.of(), LATER);
  }

  @Override
  protected void put(String name, String text) {
    try {
      var file = data.resolve("acme").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void remove(String name) {
    try {
      Files.delete(data.resolve("acme").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void makesTheFolderWhenItIsMissing() {
    connector("handbook/travel", List.of(), LATER).changesSince(Cursor.START);

    assertTrue(Files.isDirectory(data.resolve("acme/handbook/travel")));
  }

  @Test
  void namesADocumentByItsPathBelowTheFolder() {
    put("handbook/travel/trains.md", "Second class.");

    var document = given(connector("handbook", List.of(), LATER)).get(0);

    assertEquals("travel/trains.md", document.id());
    assertEquals("trains.md", document.fileName());
  }

  @Test
  void keepsTheIdOfALongPathShort() {
    put("a".repeat(120) + "/" + "b".repeat(120) + "/one.md", "One.");
    put("a".repeat(120) + "/" + "b".repeat(120) + "/two.md", "Two.");

    var ids = given(connector()).stream().map(SourceDocument::id).distinct().toList();

    assertEquals(2, ids.size());
    assertTrue(ids.stream().allMatch(id -> id.length() <= 160));
  }

  @ParameterizedTest
  @ValueSource(strings = {".secret.md", ".git/config.md", "~$draft.docx", "a.pdf.part", "b.tmp"})
  void doesNotSeeWhatIsHiddenOrTemporary(String name) {
    put(name, "Not yet.");

    assertEquals(List.of(), given(connector()));
  }

  @Test
  void takesOnlyWhatItsPatternsName() {
    put("returns.md", "Thirty days.");
    put("guides/tent.pdf", "Poles first.");
    put("guides/tent.txt", "Poles first.");
    put("other/stove.txt", "Outdoors.");

    var connector = connector("", List.of("*.pdf", "other/**"), LATER);

    assertEquals(
        List.of("guides/tent.pdf", "other/stove.txt"),
        given(connector).stream().map(SourceDocument::id).toList());
  }

  @Test
  void leavesAFileAloneWhileItIsWritten() throws IOException {
    put("returns.md", "Thirty");
    var written = Files.getLastModifiedTime(data.resolve("acme/returns.md")).toInstant();

    assertEquals(List.of(), given(connector("", List.of(), at(written.plusMillis(900)))));
    assertEquals(1, given(connector("", List.of(), at(written.plusMillis(1100)))).size());
  }

  @Test
  void keepsADocumentWhileItsFileIsWrittenAgain() throws IOException {
    put("returns.md", "Thirty days.");
    var first = connector().changesSince(Cursor.START);
    put("returns.md", "Forty-two");
    var written = Files.getLastModifiedTime(data.resolve("acme/returns.md")).toInstant();

    var page = connector("", List.of(), at(written)).changesSince(first.next());

    assertEquals(List.of(), page.removed());
    assertEquals(List.of(), page.changed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc", "..", "../globex", "handbook/../../globex", "link", "link/sub"})
  void neverLeavesTheTenantsFolder(String folder) throws IOException {
    Files.createDirectories(data.resolve("globex/sub"));
    Files.writeString(data.resolve("globex/sub/secret.md"), "Canary.");
    Files.createDirectories(data.resolve("acme"));
    Files.createSymbolicLink(data.resolve("acme/link"), data.resolve("globex"));

    var failure =
        assertThrows(
            PlugdeskException.class,
            () -> connector(folder, List.of(), LATER).changesSince(Cursor.START));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
    assertTrue(failure.getMessage().contains("leads out"), failure.getMessage());
  }

  @Test
  void followsNoLinkThatLeadsOut() throws IOException {
    Files.createDirectories(data.resolve("globex"));
    Files.writeString(data.resolve("globex/secret.md"), "Canary.");
    put("own.md", "Our own.");
    Files.createSymbolicLink(data.resolve("acme/secret.md"), data.resolve("globex/secret.md"));
    Files.createSymbolicLink(data.resolve("acme/others"), data.resolve("globex"));
    Files.createSymbolicLink(data.resolve("acme/copy.md"), data.resolve("acme/own.md"));

    assertEquals(
        List.of("copy.md", "own.md"), given(connector()).stream().map(SourceDocument::id).toList());
  }

  @Test
  void opensNothingThatHasBecomeALinkOutOfTheFolder() throws IOException {
    Files.createDirectories(data.resolve("globex"));
    Files.writeString(data.resolve("globex/secret.md"), "Canary.");
    put("own.md", "Our own.");
    var document = given(connector()).get(0);
    remove("own.md");
    Files.createSymbolicLink(data.resolve("acme/own.md"), data.resolve("globex/secret.md"));

    assertThrows(IOException.class, () -> document.content().open());
  }

  @Test
  void namesAPatternThatCannotBeRead() {
    var connector = connector("", List.of("[.md"), LATER);

    var failure = assertThrows(PlugdeskException.class, () -> connector.changesSince(Cursor.START));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
    assertTrue(failure.getMessage().contains("[.md"), failure.getMessage());
  }

  private Connector connector(String folder, List<String> include, Clock clock) {
    return new FolderConnector(data.resolve("acme"), folder, include, clock);
  }

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private static List<SourceDocument> given(Connector connector) {
    return connector.changesSince(Cursor.START).changed();
  }
}
