package io.plugdesk.parsing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.parsing.ParsedFile;
import io.plugdesk.desk.parsing.ParsedFile.Page;
import io.plugdesk.desk.parsing.RawFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class QueuedParsingTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Limits PATIENT = new Limits(LONG, LONG, LONG, 1 << 20, 1 << 20);

  @TempDir Path folder;
  private QueuedParsing parsing;

  @AfterEach
  void close() {
    if (parsing != null) {
      parsing.close();
    }
  }

  @Test
  void handsThePagesOverInTheirOrder() {
    start(PATIENT);
    List<Page> pages = new ArrayList<>();

    ParsedFile read = parsing.read(file("list.txt", "one,two,three"), pages::add);

    assertEquals(new ParsedFile("text", "A title", 3), read);
    assertEquals(List.of(new Page(1, "one"), new Page(2, "two"), new Page(3, "three")), pages);
  }

  @Test
  void givesTheParserNoVariableOfTheHouse() {
    start(PATIENT);
    String variables = words("variables");
    assertTrue(variables.contains("PLUGDESK_TEST"), variables);
    assertFalse(variables.contains("PATH"), variables);
  }

  @Test
  void keepsTheParserForTheNextFile() {
    start(PATIENT);
    assertEquals(words("who"), words("who"));
  }

  @Test
  void aParserThatWasKilledIsNotTheFilesFault() {
    start(PATIENT);
    assertEquals(Kind.TRANSIENT, failure("killed").kind());
    assertEquals(Kind.TRANSIENT, failure("half").kind());
    assertEquals("fine", words("a.txt", "fine"), "the next file has a new parser");
  }

  @Test
  void aParserThatDiedBetweenTwoFilesIsReplaced() throws Exception {
    start(PATIENT);
    String first = words("who");
    ProcessHandle parser = ProcessHandle.of(Long.parseLong(first)).orElseThrow();
    parser.destroyForcibly();
    parser.onExit().get(20, TimeUnit.SECONDS);

    assertNotEquals(first, words("who"));
  }

  @Test
  void aFileThatNeedsTooMuchMemoryIsRejected() {
    start(PATIENT);
    PlugdeskException failure = failure("full");
    assertEquals(Kind.REJECTED, failure.kind());
    assertTrue(failure.getMessage().contains("more memory"), failure.getMessage());
  }

  @Test
  void aFileWithoutAPageForTooLongIsRejected() {
    start(new Limits(LONG, SHORT, LONG, 1 << 20, 1 << 20));
    PlugdeskException failure = failure("silent");
    assertEquals(Kind.REJECTED, failure.kind());
    assertTrue(failure.getMessage().contains("longer to read"), failure.getMessage());
  }

  @Test
  void aFileThatTakesTooLongInAllIsRejected() {
    start(new Limits(SHORT, LONG, LONG, Long.MAX_VALUE, 1 << 20));
    assertEquals(Kind.REJECTED, failure("endless").kind());
  }

  @Test
  void aParserThatDoesNotListenIsKilled() {
    start(new Limits(LONG, SHORT, LONG, 1 << 20, 16 << 20));
    RawFile large = file("deaf", "x".repeat(4 << 20));
    PlugdeskException failure =
        assertThrows(PlugdeskException.class, () -> parsing.read(large, page -> {}));
    assertEquals(Kind.TRANSIENT, failure.kind());
  }

  @Test
  void aFileThatGivesTooMuchTextIsRejected() {
    start(PATIENT);
    PlugdeskException failure = failure("endless");
    assertEquals(Kind.REJECTED, failure.kind());
    assertTrue(failure.getMessage().contains("1 MB of text"), failure.getMessage());
  }

  @Test
  void aFileThatIsTooLargeIsRejected() {
    start(PATIENT);
    PlugdeskException failure =
        assertThrows(
            PlugdeskException.class,
            () -> parsing.read(file("a.txt", "x".repeat(2 << 20)), page -> {}));
    assertEquals(Kind.REJECTED, failure.kind());
    assertTrue(failure.getMessage().contains("larger than 1 MB"), failure.getMessage());
  }

  @Test
  void whatTheParserRefusesIsRejectedWithItsReason() {
    start(PATIENT);
    PlugdeskException failure = failure("refused");
    assertEquals(Kind.REJECTED, failure.kind());
    assertEquals("It is encrypted.", failure.getMessage());
    assertEquals("fine", words("a.txt", "fine"));
  }

  @Test
  void whatTheListenerThrowsPasses() {
    start(PATIENT);
    IllegalStateException thrown = new IllegalStateException("full");
    IllegalStateException seen =
        assertThrows(
            IllegalStateException.class,
            () ->
                parsing.read(
                    file("a.txt", "one,two"),
                    page -> {
                      throw thrown;
                    }));
    assertSame(thrown, seen);
    assertEquals("fine", words("a.txt", "fine"), "no page of the other file is left");
  }

  @Test
  void aFileThatBreaksOffIsTransient() {
    start(PATIENT);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    PlugdeskException failure =
        assertThrows(
            PlugdeskException.class, () -> parsing.read(new RawFile("a.txt", broken), page -> {}));
    assertEquals(Kind.TRANSIENT, failure.kind());
    assertEquals("fine", words("a.txt", "fine"));
  }

  @Test
  void theParserGoesAfterItsRest() throws Exception {
    start(new Limits(LONG, LONG, SHORT, 1 << 20, 1 << 20));
    String pid = words("who");
    var parser = ProcessHandle.of(Long.parseLong(pid));
    if (parser.isPresent()) {
      parser.get().onExit().get(20, TimeUnit.SECONDS);
    }
    assertNotEquals(pid, words("who"));
  }

  @Test
  void twoCallersWaitForOneAnother() throws Exception {
    start(PATIENT);
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch firstReads = new CountDownLatch(1);
    CountDownLatch secondCame = new CountDownLatch(1);
    CompletableFuture<ParsedFile> first =
        CompletableFuture.supplyAsync(
            () ->
                parsing.read(
                    file("a.txt", "a1,a2,a3"),
                    page -> {
                      firstReads.countDown();
                      await(secondCame);
                      heard.add(page.markdown());
                    }));
    await(firstReads);
    CompletableFuture<ParsedFile> second =
        CompletableFuture.supplyAsync(
            () -> {
              secondCame.countDown();
              return parsing.read(file("b.txt", "b1,b2"), page -> heard.add(page.markdown()));
            });
    first.get(60, TimeUnit.SECONDS);
    second.get(60, TimeUnit.SECONDS);
    assertEquals(List.of("a1", "a2", "a3", "b1", "b2"), heard);
  }

  @Test
  void aParserThatIsMissingIsNamedWithItsCure() {
    parsing =
        new QueuedParsing(
            new ParserJvm(null, folder.resolve("run"), folder.resolve("parser.log")), PATIENT);
    PlugdeskException failure = failure("a.txt");
    assertEquals(Kind.MISCONFIGURED, failure.kind());
    assertTrue(failure.getMessage().contains("PLUGDESK_PARSER"), failure.getMessage());
  }

  @Test
  void nothingIsReadWhileTheHouseStops() {
    start(PATIENT);
    words("a.txt", "fine");
    parsing.close();
    assertEquals(Kind.TRANSIENT, failure("a.txt").kind());
  }

  private void start(Limits limits) {
    parsing = new QueuedParsing(FakeParser.program(folder), limits);
  }

  private PlugdeskException failure(String name) {
    return assertThrows(
        PlugdeskException.class, () -> parsing.read(file(name, "text"), page -> {}));
  }

  private String words(String name) {
    return words(name, "text");
  }

  private String words(String name, String content) {
    StringBuilder words = new StringBuilder();
    parsing.read(file(name, content), page -> words.append(page.markdown()));
    return words.toString();
  }

  private static RawFile file(String name, String content) {
    return new RawFile(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
