package io.plugdesk.rest.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.ws.rs.sse.OutboundSseEvent;
import javax.ws.rs.sse.SseEventSink;

/**
 * A stream of server-sent events that hands each event on at once, in the order of the calls, and
 * keeps no sender waiting for its reader.
 *
 * <p>CXF's own sink hands events to another thread and can leave the last one lying in its queue.
 */
final class EventStream implements SseEventSink {
  private final Outlet outlet;
  private final ObjectMapper mapper;
  private final Runnable left;
  private volatile boolean closed;

  /**
   * Opens a stream.
   *
   * @param outlet where its bytes go
   * @param mapper writes data that is no text
   * @param left told when the resource has nothing more to say; its reader may still be reading
   */
  EventStream(Outlet outlet, ObjectMapper mapper, Runnable left) {
    this.outlet = outlet;
    this.mapper = mapper;
    this.left = left;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public CompletionStage<?> send(OutboundSseEvent event) {
    try {
      if (!closed && outlet.write(bytes(event))) {
        return CompletableFuture.completedFuture(null);
      }
      close();
      return CompletableFuture.failedFuture(new IOException("The reader has gone"));
    } catch (IOException e) {
      close();
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    outlet.close();
    left.run();
  }

  /** Marks the stream as over, when the container ended it. */
  void gone() {
    closed = true;
    outlet.gone();
  }

  private byte[] bytes(OutboundSseEvent event) throws IOException {
    var bytes = new ByteArrayOutputStream(256);
    line(bytes, "event", event.getName());
    line(bytes, "id", event.getId());
    line(bytes, "", event.getComment());
    if (event.isReconnectDelaySet()) {
      line(bytes, "retry", Long.toString(event.getReconnectDelay()));
    }
    var data = event.getData();
    line(bytes, "data", data instanceof String || data == null ? (String) data : json(data));
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private String json(Object data) throws IOException {
    return mapper.writeValueAsString(data);
  }

  private static void line(OutputStream bytes, String field, String value) throws IOException {
    if (value != null) {
      for (var line : value.split("\r\n|\r|\n", -1)) {
        bytes.write((field + ": " + line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
