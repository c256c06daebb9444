package io.plugdesk.parsing.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WireTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  @Test
  void aFrameComesAsItWasSent() throws IOException {
    byte[] body = "# Übersicht".getBytes(StandardCharsets.UTF_8);
    Wire.write(sent, Frame.page(7, body));
    Wire.write(sent, Frame.done("pdf", null, 7));

    ByteArrayInputStream stream = new ByteArrayInputStream(sent.toByteArray());
    Frame page = Wire.read(stream).orElseThrow();
    Frame done = Wire.read(stream).orElseThrow();

    assertEquals(Frame.page(7, body).header(), page.header());
    assertArrayEquals(body, page.body());
    assertEquals(Frame.done("pdf", null, 7).header(), done.header());
    assertTrue(Wire.read(stream).isEmpty());
  }

  @Test
  void aFrameThatIsCutOffIsNotRead() throws IOException {
    Wire.write(sent, Frame.file("a.pdf"));
    byte[] half = Arrays.copyOf(sent.toByteArray(), sent.size() - 2);
    assertThrows(IOException.class, () -> Wire.read(new ByteArrayInputStream(half)));
  }

  @Test
  void aLengthThatNobodySendsIsNotBelieved() {
    byte[] bytes = {0x7f, 0, 0, 0, 1, 2, 3};
    assertThrows(IOException.class, () -> Wire.read(new ByteArrayInputStream(bytes)));
  }

  @Test
  void aBodyThatIsTooLongIsNotSent() {
    byte[] large = new byte[Wire.MOST_BYTES + 1];
    assertThrows(IOException.class, () -> Wire.write(sent, Frame.part(large)));
  }
}
