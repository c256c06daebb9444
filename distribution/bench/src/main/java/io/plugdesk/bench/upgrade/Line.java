package io.plugdesk.bench.upgrade;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One connection that is used again and again, with as much of HTTP/1.1 (RFC 9112) as the house
 * speaks: whoever measures two cores must not spend them. Used from one thread at a time.
 */
final class Line implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Socket socket = new Socket();
  private final InputStream in;
  private long usedAt = System.nanoTime();
  private boolean over;

  /**
   * Connects.
   *
   * @param address where the house answers, such as {@code http://127.0.0.1:8181}
   */
  Line(URI address) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 4096);
  }

  /**
   * What came back.
   *
   * @param status of HTTP
   * @param body to be read to its end before the next request
   */
  record Answer(int status, InputStream body) {
    String text() throws IOException {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A request as it goes over the wire; its body is JSON, or empty for none. */
  static byte[] request(URI address, String method, String path, String token, String json) {
    var body = json.getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    head.append("Host: ").append(address.getAuthority()).append("\r\n");
    head.append("Accept: application/json, application/problem+json, text/event-stream\r\n");
    if (!token.isEmpty()) {
      head.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    if (body.length > 0) {
      head.append("Content-Type: application/json\r\n");
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    whole.writeBytes(body);
    return whole.toByteArray();
  }

  /** The same with the last event that was seen. */
  static byte[] reading(URI address, String path, String token, String lastEvent) {
    var plain = request(address, "GET", path, token, "");
    if (lastEvent.isEmpty()) {
      return plain;
    }
    var head = new String(plain, 0, plain.length - 2, StandardCharsets.US_ASCII);
    return (head + "Last-Event-ID: " + lastEvent + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether it may be used again: the house closes what is silent for long. */
  boolean isFresh() {
    return !over && System.nanoTime() - usedAt < FRESH_NANOS;
  }

  /** Sends a request, and reads the answer as far as its body. */
  Answer send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    try {
      return answer();
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("The answer has a head that is not HTTP", e);
    }
  }

  private Answer answer() throws IOException {
    var status = line();
    if (!status.startsWith("HTTP/1.1 ")) {
      throw new IOException("What came is no answer of HTTP/1.1");
    }
    long length = 0;
    var chunked = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      var name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
      var value = header.substring(name.length() + 1).strip();
      switch (name) {
        case "content-length" -> length = Long.parseLong(value);
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        case "connection" -> over |= value.equalsIgnoreCase("close");
        default -> {
          // Says nothing about the body.
        }
      }
    }
    usedAt = System.nanoTime();
    return new Answer(
        Integer.parseInt(status.substring(9, 12)), new Body(chunked ? 0 : length, chunked));
  }

  /** A line without its end; one that does not come to its end has failed. */
  private String line() throws IOException {
    var line = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The connection ended before the end of an answer");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone.
    }
  }

  /**
   * The body of one answer, by its length or in chunks; the end of a chunk's line is read with the
   * next chunk, for it comes no earlier.
   */
  private final class Body extends InputStream {
    private final boolean chunked;
    private long left;
    private boolean begun;
    private boolean ended;

    private Body(long length, boolean chunked) {
      this.left = length;
      this.chunked = chunked;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (chunked && left == 0 && !ended) {
        nextChunk();
      }
      if (left == 0) {
        return -1;
      }
      int read = in.read(bytes, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw new IOException("The connection ended within an answer");
      }
      left -= read;
      return read;
    }

    private void nextChunk() throws IOException {
      if (begun) {
        line();
      }
      begun = true;
      try {
        left = Long.parseLong(line().strip(), 16);
      } catch (NumberFormatException e) {
        throw new IOException("A chunk of the answer has no size", e);
      }
      if (left == 0) {
        ended = true;
        line();
      }
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(left, in.available());
    }
  }
}
