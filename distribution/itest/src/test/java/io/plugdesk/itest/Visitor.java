package io.plugdesk.itest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person at the chat page: a token, a conversation and its events. */
final class Visitor implements AutoCloseable {
  private final RunningHouse house;
  private final String token;
  private final String conversation;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private InputStream stream;

  /** An event as the browser gets it. */
  record Event(String id, String name, JsonNode data) {}

  Visitor(RunningHouse house, String slug) throws IOException, InterruptedException {
    this.house = house;
    this.token =
        house
            .json("POST", "/api/v1/chat/tenants/" + slug + "/token", null, Map.of())
            .path("token")
            .asText();
    this.conversation =
        house
            .json("POST", "/api/v1/chat/conversations", token, Map.of())
            .path("conversation_id")
            .asText();
  }

  String token() {
    return token;
  }

  String conversation() {
    return conversation;
  }

  List<Event> events() {
    return events;
  }

  /** Reads events from the last one that was seen. */
  void listen() throws IOException, InterruptedException {
    var request =
        house.request("GET", "/api/v1/chat/conversations/" + conversation + "/events", token, null);
    request.header("Accept", "text/event-stream");
    if (!events.isEmpty()) {
      request.header("Last-Event-ID", events.get(events.size() - 1).id());
    }
    var response = house.http().send(request.build(), BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IOException("Events answered " + response.statusCode());
    }
    stream = response.body();
    var reader = new Thread(() -> read(response.body()), "visitor-events");
    reader.setDaemon(true);
    reader.start();
  }

  void say(String messageId, String text) throws IOException, InterruptedException {
    house.json(
        "POST",
        "/api/v1/chat/conversations/" + conversation + "/messages",
        token,
        Map.of("message_id", messageId, "text", text));
  }

  /** The events of that name for a message. */
  List<Event> of(String messageId, String name) {
    return events.stream()
        .filter(event -> event.name().equals(name))
        .filter(event -> event.data().path("message_id").asText().equals(messageId))
        .toList();
  }

  /** What the reader has on the screen: deltas in order, replaced where the house says so. */
  String streamed(String messageId) {
    var text = new StringBuilder();
    for (var event : events) {
      if (!event.data().path("message_id").asText().equals(messageId)) {
        continue;
      }
      if (event.name().equals("replace")) {
        text.setLength(0);
      }
      if (event.name().equals("replace") || event.name().equals("delta")) {
        text.append(event.data().path("text").asText());
      }
    }
    return text.toString();
  }

  JsonNode conversationNow() throws IOException, InterruptedException {
    return house.json("GET", "/api/v1/chat/conversations/" + conversation, token, null);
  }

  private void read(InputStream body) {
    try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String id = "";
      String name = "message";
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          events.add(new Event(id, name, RunningHouse.JSON.readTree(line.substring(5))));
        }
      }
    } catch (IOException streamIsOver) {
      // The house or the test has closed it; the next listen() resumes.
    }
  }

  @Override
  public void close() throws IOException {
    if (stream != null) {
      stream.close();
    }
  }
}
