package io.plugdesk.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.parsing.wire.Frame;
import io.plugdesk.parsing.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ParserTest {
  @TempDir Path folder;
  private Process parser;

  @BeforeEach
  void start() throws IOException {
    parser =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-Djava.io.tmpdir=" + folder,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Parser.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  @AfterEach
  void kill() {
    parser.destroyForcibly();
  }

  @Test
  void readsOneFileAfterTheOther() throws IOException {
    send("a.txt", "Hello");
    assertEquals("Hello\n", text(hear()));
    assertEquals(Frame.done("text", null, 1).header(), hear().header());
    send("a.png", "\u0089PNG\r\n");
    assertEquals(Frame.Kind.REFUSED, hear().header().kind());
    send("a.md", "# Title");
    assertEquals("# Title\n", text(hear()));
    assertEquals("Title", hear().header().text());
  }

  @Test
  void theEndOfTheInputIsItsEndEvenInTheMiddleOfAFile() throws Exception {
    Wire.write(parser.getOutputStream(), Frame.file("a.txt"));
    Wire.write(parser.getOutputStream(), Frame.part(new byte[1000]));
    parser.getOutputStream().close();
    assertTrue(parser.waitFor(60, TimeUnit.SECONDS), "it stays");
    assertNothingLeft();
  }

  @Test
  void theEndOfTheInputIsItsEndEvenWhileNobodyTakesItsPages() throws Exception {
    send("a.txt", "word ".repeat(4_000_000));
    assertEquals(Frame.Kind.PAGE, hear().header().kind());
    parser.getOutputStream().close();
    assertTrue(parser.waitFor(60, TimeUnit.SECONDS), "it stays");
    assertNothingLeft();
  }

  private void assertNothingLeft() throws IOException {
    try (var left = Files.list(folder)) {
      assertFalse(left.anyMatch(file -> file.toString().endsWith(".tmp")), "the file stays");
    }
  }

  private void send(String name, String content) throws IOException {
    Wire.write(parser.getOutputStream(), Frame.file(name));
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < bytes.length; from += Wire.MOST_BYTES) {
      int to = Math.min(bytes.length, from + Wire.MOST_BYTES);
      Wire.write(
          parser.getOutputStream(), Frame.part(java.util.Arrays.copyOfRange(bytes, from, to)));
    }
    Wire.write(parser.getOutputStream(), Frame.whole());
  }

  private Frame hear() throws IOException {
    return Wire.read(parser.getInputStream()).orElseThrow();
  }

  private static String text(Frame frame) {
    return new String(frame.body(), StandardCharsets.UTF_8);
  }
}
