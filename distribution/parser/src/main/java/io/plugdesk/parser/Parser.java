package io.plugdesk.parser;

import io.plugdesk.parser.read.Source;
import io.plugdesk.parsing.wire.Frame;
import io.plugdesk.parsing.wire.Wire;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;

/**
 * Reads the files that come over standard input, one after the other.
 *
 * <p>One thread only listens: the end of the input is the death of the house, or its wish, and ends
 * this process at once, whatever it is doing.
 */
public final class Parser {
  private static final int FAILED = 1;
  private static final int MOST_BYTES = 1 << 20;
  private static final long STACK_BYTES = 8L << 20;

  private final SynchronousQueue<Source> files = new SynchronousQueue<>();
  private final InputStream in;
  private final OutputStream out;

  private Parser(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    Parser parser =
        new Parser(
            new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    System.setOut(System.err);
    new Thread(null, parser::read, "read", STACK_BYTES).start();
    parser.listen();
  }

  private void listen() {
    Path file = null;
    try {
      file = Files.createTempFile("file", null);
      Source next = next(file);
      while (next != null) {
        files.put(next);
        next = next(file);
      }
      end(file, 0);
    } catch (IOException | InterruptedException lost) {
      Complaints.tell(lost);
      end(file, FAILED);
    }
  }

  /** Takes a file to disk; null at the end of the input. */
  private Source next(Path file) throws IOException {
    Frame first = Wire.read(in).orElse(null);
    if (first == null) {
      return null;
    }
    try (OutputStream disk = Files.newOutputStream(file)) {
      Frame part = Wire.read(in).orElse(null);
      while (part != null && part.header().kind() == Frame.Kind.PART) {
        disk.write(part.body());
        part = Wire.read(in).orElse(null);
      }
      return part == null ? null : new Source(first.header().text(), file);
    }
  }

  private void read() {
    try {
      Reading reading = new Reading();
      while (true) {
        Source source = files.take();
        Frame last = reading.read(source, this::page);
        Files.newOutputStream(source.path()).close();
        Wire.write(out, last);
      }
    } catch (Throwable lost) {
      // Without this thread nobody would answer: the house takes the end of the process as such.
      Complaints.tell(lost);
      Runtime.getRuntime().halt(FAILED);
    }
  }

  private void page(Integer number, String markdown) {
    try {
      byte[] bytes = markdown.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > MOST_BYTES) {
        int middle = middle(markdown);
        page(number, markdown.substring(0, middle));
        page(number, markdown.substring(middle));
      } else {
        Wire.write(out, Frame.page(number, bytes));
      }
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  /** Between two blocks or lines, where there is such a place. */
  private static int middle(String text) {
    int half = text.length() / 2;
    int block = text.lastIndexOf("\n\n", half);
    int line = text.lastIndexOf('\n', half);
    int cut = block > 0 ? block : line > 0 ? line : half;
    return Character.isLowSurrogate(text.charAt(cut)) ? cut + 1 : cut;
  }

  /** A file that was being read goes with the process. */
  private static void end(Path file, int code) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      Complaints.tell(left);
    }
    Runtime.getRuntime().halt(code);
  }
}
