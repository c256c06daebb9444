package io.plugdesk.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.knowledge.Passage;
import java.util.List;
import java.util.Map;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;

/** Sends a reply to one caller as server-sent events. */
final class EventStream implements ReplySink {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
  private final SseEventSink events;
  private final Sse sse;

  EventStream(SseEventSink events, Sse sse) {
    this.events = events;
    this.sse = sse;
  }

  @Override
  public void candidates(List<Passage> passages) {
    send("candidates", Map.of("sources", Source.of(passages)));
  }

  @Override
  public void delta(String text) {
    send("delta", Map.of("text", text));
  }

  @Override
  public void replace(String text) {
    send("replace", Map.of("text", text));
  }

  @Override
  public void finish(Answer answer) {
    send("done", RagQueryResource.Response.of(answer));
  }

  /** Closes the stream; a failure before the answer is its last event. */
  void end(Answer answer, Throwable failure) {
    if (failure != null) {
      var reason = PlugdeskFailures.of(failure);
      send(
          "error",
          Map.of(
              "detail",
              reason instanceof PlugdeskException
                  ? reason.getMessage()
                  : "The question could not be answered; try again in a moment"));
    }
    events.close();
  }

  private void send(String name, Object data) {
    if (events.isClosed()) {
      return;
    }
    try {
      events.send(
          sse.newEventBuilder()
              .name(name)
              .data(String.class, MAPPER.writeValueAsString(data))
              .build());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event cannot be written as JSON", e);
    }
  }
}
