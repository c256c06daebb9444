package io.plugdesk.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.parser.read.Source;
import io.plugdesk.parsing.wire.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was read of a file that a test has made. */
record ReadFile(List<Page> pages, Frame.Header last) {
  private static final Reading READING = new Reading();

  /** A page as it was handed over. */
  record Page(Integer number, String markdown) {}

  static ReadFile of(String name, byte[] content) {
    try {
      Path path = Files.createTempFile("test", null);
      try {
        Files.write(path, content);
        List<Page> pages = new ArrayList<>();
        Frame last =
            READING.read(
                new Source(name, path), (number, text) -> pages.add(new Page(number, text)));
        return new ReadFile(pages, last.header());
      } finally {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static ReadFile of(String name, String content) {
    return of(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The only page, which has no number. */
  String text() {
    assertEquals(1, pages.size(), () -> "pages, " + last);
    assertEquals(null, pages.get(0).number());
    return pages.get(0).markdown();
  }

  String page(int number) {
    assertEquals(number, pages.get(number - 1).number());
    return pages.get(number - 1).markdown();
  }

  /** The reason why it was not read. */
  String refusal() {
    assertEquals(Frame.Kind.REFUSED, last.kind());
    return last.text();
  }
}
