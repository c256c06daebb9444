package io.plugdesk.launcher.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  private static final String RED =
      "\u001B[31mCommand not found: \u001B[1mx:y\u001B[22m\u001B[39m\n";

  @Test
  void keepsTheWordsAndDropsTheColours() throws IOException {
    assertEquals("Command not found: x:y\n", plain(new ByteArrayInputStream(bytes(RED))));
  }

  @Test
  void knowsACodeThatComesInParts() throws IOException {
    var single =
        new ByteArrayInputStream(bytes(RED + "Rückgabe ✓")) {
          @Override
          public synchronized int read(byte[] part, int from, int most) {
            return super.read(part, from, 1);
          }
        };
    assertEquals("Command not found: x:y\nRückgabe ✓", plain(single));
  }

  private static String plain(InputStream from) throws IOException {
    var to = new ByteArrayOutputStream();
    PlainText.copy(from, to);
    return to.toString(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
