package io.plugdesk.bench.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.bench.wire.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One visitor of the web chat who asks and holds the stream of events to every word: whatever is
 * lost, doubled or out of order breaks it. When the house ends the connection, the visitor comes
 * back with the last id, as browsers do.
 */
final class Visitor implements AutoCloseable {
  private static final long ANSWER_SECONDS = 30;
  private static final long RETRY_MILLIS = 100;

  private final URI address;
  private final String token;
  private final String path;
  private final Latencies messages;
  private final Latencies streams;
  private volatile Reply reply;
  private volatile boolean over;
  private volatile Line reading;
  private Line asking;
  private String lastEvent = "";

  Visitor(URI address, String slug, Latencies messages, Latencies streams) throws IOException {
    this.address = address;
    this.messages = messages;
    this.streams = streams;
    token = once("/api/v1/chat/tenants/" + slug + "/token", "", Map.of(), "token");
    path =
        "/api/v1/chat/conversations/"
            + once("/api/v1/chat/conversations", token, Map.of(), "conversation_id");
    var reader = new Thread(this::follow, "visitor-events");
    reader.setDaemon(true);
    reader.start();
  }

  private String once(String path, String token, Map<String, Object> body, String field)
      throws IOException {
    return Wire.JSON.readTree(post(path, token, body)).path(field).asText();
  }

  private String post(String path, String token, Map<String, Object> body) throws IOException {
    if (asking == null || !asking.isFresh()) {
      hangUp(asking);
      asking = new Line(address);
    }
    try {
      var json = Wire.JSON.writeValueAsString(body);
      var answer = asking.send(Line.request(address, "POST", path, token, json));
      var text = answer.text();
      if (answer.status() >= 300) {
        throw new IOException(answer.status() + " " + text);
      }
      return text;
    } catch (IOException e) {
      hangUp(asking);
      asking = null;
      throw e;
    }
  }

  private static void hangUp(Line line) {
    if (line != null) {
      line.close();
    }
  }

  /** Asks and waits for the whole answer; the times count from when the question was due. */
  void ask(String question, long dueAt) throws InterruptedException {
    var asked = new Reply(UUID.randomUUID().toString(), dueAt);
    reply = asked;
    try {
      post(path + "/messages", token, Map.of("message_id", asked.messageId, "text", question));
      messages.took(System.nanoTime() - dueAt);
    } catch (IOException refused) {
      messages.failed("message: " + refused.getMessage());
      return;
    }
    if (!asked.ended.await(ANSWER_SECONDS, TimeUnit.SECONDS)) {
      streams.failed("no end of an answer within 30 s; so far: " + asked.words);
    } else if (asked.fault != null) {
      streams.failed(asked.fault + "; so far: " + asked.words);
    } else {
      streams.took(asked.firstWordNanos());
    }
  }

  private void follow() {
    try {
      while (!over) {
        listen();
        Thread.sleep(RETRY_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    var opened = false;
    try (var line = new Line(address)) {
      reading = line;
      var answer = line.send(Line.reading(address, path + "/events", token, lastEvent));
      opened = answer.status() == 200;
      if (opened) {
        read(answer.body());
      } else if (!over) {
        messages.failed("the stream could not be opened: " + answer.status());
      }
    } catch (IOException ended) {
      if (!opened && !over) {
        messages.failed("the stream could not be opened: " + ended);
      }
      // The house ended the connection; it is opened again after the last event.
    }
  }

  private void read(InputStream body) throws IOException {
    try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var name = "";
      var id = "";
      var data = "";
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          data = line.substring(5).strip();
        } else if (line.isEmpty()) {
          lastEvent = id.isEmpty() ? lastEvent : id;
          if (!data.isEmpty()) {
            take(name, Wire.JSON.readTree(data));
          }
          name = "";
          id = "";
          data = "";
        }
      }
    }
  }

  private void take(String name, JsonNode data) {
    var current = reply;
    if (current == null || !current.messageId.equals(data.path("message_id").asText())) {
      return;
    }
    switch (name) {
      case "delta" -> current.delta(data.path("n").asInt(), data.path("text").asText());
      case "replace" -> current.replace(data.path("n").asInt(), data.path("text").asText());
      case "done" -> current.done();
      case "failed" -> {
        current.breaks("the turn failed");
        current.ended.countDown();
      }
      default -> {
        // Says nothing about words.
      }
    }
  }

  @Override
  public void close() {
    over = true;
    hangUp(reading);
    hangUp(asking);
  }
}
