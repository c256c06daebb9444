package io.plugdesk.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

/** What a reader gets that takes as much as the test lets it. */
class OutletTest {
  private final Reader reader = new Reader();
  private int completed;
  private long now;
  private final Outlet outlet = new Outlet(context(), () -> now);

  @Test
  void keepsTheOrderOverAReaderThatIsNotReady() {
    reader.room = 1;
    assertTrue(outlet.write(bytes("one ")));
    assertTrue(outlet.write(bytes("two ")));
    assertTrue(outlet.write(bytes("three")));
    assertEquals("one ", reader.text());

    reader.takes(10);
    assertEquals("one two three", reader.text());
    assertEquals(1, reader.flushes);
    assertEquals(0, completed);
  }

  @Test
  void writesInPieces() {
    reader.room = 10;
    outlet.write(new byte[2 * Outlet.PIECE + 1]);
    assertEquals(List.of(Outlet.PIECE, Outlet.PIECE, 1), reader.pieces);
  }

  @Test
  void deliversWhatWaitsBeforeItEnds() {
    reader.room = 1;
    outlet.write(bytes("one "));
    outlet.write(bytes("two"));
    outlet.close();
    assertFalse(outlet.write(bytes("three")));
    assertEquals(0, completed);

    reader.takes(10);
    assertEquals("one two", reader.text());
    assertEquals(1, reader.flushes);
    assertEquals(1, completed);
  }

  @Test
  void letsAReaderGoThatTakesNothing() {
    reader.room = 1;
    outlet.write(bytes("one"));
    assertTrue(outlet.write(new byte[Outlet.MOST_STANDING]));
    assertTrue(outlet.write(bytes("a slow one is no standing one")));

    now += Outlet.STANDING.toNanos() + 1;
    assertFalse(outlet.write(bytes("x")));
    assertEquals(1, completed);

    assertFalse(outlet.write(bytes("y")));
    reader.takes(1);
    assertEquals("one", reader.text());
    assertEquals(1, completed);
  }

  @Test
  void keepsALongHistoryForAReaderThatTakesIt() {
    reader.room = 1;
    for (int i = 0; i < 3; i++) {
      assertTrue(outlet.write(new byte[Outlet.MOST_STANDING]));
      now += Outlet.STANDING.toNanos();
      reader.takes(1);
    }
    reader.takes(1000);
    assertEquals(3 * Outlet.MOST_STANDING, reader.bytes.size());
  }

  @Test
  void keepsNoMoreThanTheLimitForAnyReader() {
    outlet.write(new byte[Outlet.MOST_WAITING]);
    assertFalse(outlet.write(bytes("x")));
    assertEquals(1, completed);

    reader.takes(1);
    assertEquals(0, reader.bytes.size());
  }

  @Test
  void endsOnceAtAnError() {
    outlet.write(bytes("one"));
    outlet.onError(new IOException("Close"));
    assertEquals(1, completed);
    assertFalse(outlet.write(bytes("two")));
    outlet.close();
    reader.takes(10);
    assertEquals(1, completed);
    assertEquals("", reader.text());
  }

  @Test
  void endsOnceThoughItIsCutOffWhenItHasBeenLetGo() {
    outlet.write(new byte[Outlet.MOST_WAITING]);
    outlet.write(bytes("x"));
    outlet.onError(new IOException("Completed whilst write unready"));
    assertEquals(1, completed);
  }

  @Test
  void writesNothingToAResponseThatHasEnded() {
    outlet.write(bytes("one"));
    outlet.gone();
    assertFalse(outlet.write(bytes("two")));
    reader.takes(10);
    assertEquals("", reader.text());
    assertEquals(0, completed);
  }

  @Test
  void aFailedWriteEndsTheResponse() {
    reader.room = 1;
    reader.broken = true;
    assertFalse(outlet.write(bytes("one")));
    assertEquals(1, completed);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private AsyncContext context() {
    var response =
        fake(HttpServletResponse.class, method -> method.equals("getOutputStream") ? reader : null);
    return fake(
        AsyncContext.class,
        method -> {
          completed += method.equals("complete") ? 1 : 0;
          return method.equals("getResponse") ? response : null;
        });
  }

  private interface Answers {
    Object to(String method);
  }

  private static <T> T fake(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.to(method.getName())));
  }

  /** Takes as many pieces as it has room for. */
  private static final class Reader extends ServletOutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> pieces = new ArrayList<>();
    private WriteListener listener;
    private int room;
    private int flushes;
    private boolean broken;

    /** Makes room, and tells the container's listener. */
    void takes(int more) {
      room = more;
      try {
        listener.onWritePossible();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isReady() {
      return room > 0;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      this.listener = listener;
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] piece, int from, int length) {
      if (broken) {
        throw new IllegalStateException("The stream is closed");
      }
      assertTrue(room > 0, "Nobody writes to a reader that is not ready");
      room--;
      pieces.add(length);
      bytes.write(piece, from, length);
    }

    @Override
    public void flush() {
      flushes++;
    }
  }
}
