package io.plugdesk.channel.web;

import io.plugdesk.api.stream.StreamEvent;
import io.plugdesk.api.stream.StreamReader;
import javax.ws.rs.sse.OutboundSseEvent;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;

/** A browser that reads server-sent events. */
final class SseReader implements StreamReader {
  private final SseEventSink sink;
  private final Sse sse;

  SseReader(SseEventSink sink, Sse sse) {
    this.sink = sink;
    this.sse = sse;
  }

  @Override
  public boolean take(String id, StreamEvent event) {
    return send(sse.newEventBuilder().id(id).name(event.name()).data(String.class, event.data()));
  }

  @Override
  public boolean beat() {
    return send(sse.newEventBuilder().comment("beat"));
  }

  private boolean send(OutboundSseEvent.Builder event) {
    if (sink.isClosed()) {
      return false;
    }
    try {
      sink.send(event.build());
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
