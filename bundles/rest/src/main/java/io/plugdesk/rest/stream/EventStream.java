package io.plugdesk.rest.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.sse.OutboundSseEvent;
import javax.ws.rs.sse.SseEventSink;

/**
 * A stream of server-sent events that writes and flushes each event at once, in the thread that
 * sends it and in the order of the calls.
 *
 * <p>CXF's own sink hands events to another thread and can leave the last one lying in its queue.
 */
final class EventStream implements SseEventSink {
  private final AsyncContext context;
  private final ObjectMapper mapper;
  private volatile boolean closed;

  EventStream(AsyncContext context, ObjectMapper mapper) {
    this.context = context;
    this.mapper = mapper;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized CompletionStage<?> send(OutboundSseEvent event) {
    if (closed) {
      return CompletableFuture.failedFuture(new IOException("The reader has gone"));
    }
    try {
      var response = (HttpServletResponse) context.getResponse();
      if (!response.isCommitted()) {
        begin(response);
      }
      response.getOutputStream().write(bytes(event));
      response.flushBuffer();
      return CompletableFuture.completedFuture(null);
    } catch (IOException | IllegalStateException e) {
      close();
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      try {
        context.complete();
      } catch (IllegalStateException e) {
        // The container has ended the request before us: there is nothing left to end.
        return;
      }
    }
  }

  /** Marks the stream as over, when the container ended it. */
  void gone() {
    closed = true;
  }

  private static void begin(HttpServletResponse response) {
    response.setContentType("text/event-stream;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Accel-Buffering", "no");
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
