package io.plugdesk.parsing.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Frames on a stream: length and JSON of the header, length and bytes of the body.
 *
 * <p>Lengths are four bytes, the highest first. One thread reads and one thread writes.
 */
public final class Wire {
  /** The most bytes of a body. */
  public static final int MOST_BYTES = 4 << 20;

  private static final int MOST_HEADER_BYTES = 1 << 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Wire() {}

  /** Writes a frame and flushes. */
  public static void write(OutputStream stream, Frame frame) throws IOException {
    byte[] header = JSON.writeValueAsBytes(frame.header());
    if (header.length > MOST_HEADER_BYTES || frame.body().length > MOST_BYTES) {
      throw new IOException("A frame of " + frame.header().kind() + " is too long to be sent.");
    }
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(header.length);
    out.write(header);
    out.writeInt(frame.body().length);
    out.write(frame.body());
    out.flush();
  }

  /** Reads the next frame; empty at the end of the stream. */
  public static Optional<Frame> read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
    Frame.Header header = JSON.readValue(bytes(in, length, MOST_HEADER_BYTES), Frame.Header.class);
    return Optional.of(new Frame(header, bytes(in, in.readInt(), MOST_BYTES)));
  }

  private static byte[] bytes(DataInputStream in, int length, int most) throws IOException {
    if (length < 0 || length > most) {
      throw new IOException(
          "A frame announces " + length + " bytes; at most " + most + " are read.");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The stream ended within a frame.");
    }
    return bytes;
  }
}
