package io.plugdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.launcher.client.Events;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One visitor with one conversation and its stream of events, as the widget has them. */
final class Chat implements AutoCloseable {
  private static final long LIMIT_SECONDS = 30;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final String token;
  private final String conversation;
  private final InputStream events;
  private volatile Waiting waiting;

  Chat(HouseUnderTest house, String tenant) throws InterruptedException {
    this.base = house.address() + "/api/v1/chat/";
    this.token = post("tenants/" + tenant + "/token", null, Map.of()).path("token").asText();
    this.conversation = post("conversations", token, Map.of()).path("conversation_id").asText();
    this.events = open();
    var reader = new Thread(this::read, "chat-events");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * What came of one question.
   *
   * @param firstTokenMillis from sending the question to the first word, or to the decline
   * @param declined whether the house declined
   */
  record Answered(double firstTokenMillis, boolean declined) {}

  /** Asks and waits for the whole answer. */
  Answered ask(String question) throws IOException, InterruptedException {
    var turn = new Waiting(UUID.randomUUID().toString(), System.nanoTime());
    waiting = turn;
    try {
      post(
          "conversations/" + conversation + "/messages",
          token,
          Map.of("message_id", turn.messageId, "text", question));
      var done = turn.done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      return new Answered(turn.firstToken / 1e6, done.path("declined").asBoolean());
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("No answer", e);
    }
  }

  private JsonNode post(String path, String bearer, Object body) throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(base + path))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(Report.JSON.writeValueAsString(body)));
      if (bearer != null) {
        request.header("Authorization", "Bearer " + bearer);
      }
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(path + " answered " + response.statusCode());
      }
      return Report.JSON.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException("Nobody answers at " + base, e);
    }
  }

  private InputStream open() throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(base + "conversations/" + conversation + "/events"))
              .header("Authorization", "Bearer " + token)
              .header("Accept", "text/event-stream")
              .build();
      return http.send(request, BodyHandlers.ofInputStream()).body();
    } catch (IOException e) {
      throw new IllegalStateException("No events at " + base, e);
    }
  }

  private void read() {
    try {
      Events.read(events, this::take);
    } catch (IOException e) {
      var turn = waiting;
      if (turn != null) {
        turn.done.completeExceptionally(e);
      }
    }
  }

  private void take(String name, JsonNode data) {
    var turn = waiting;
    if (turn == null || !turn.messageId.equals(data.path("message_id").asText())) {
      return;
    }
    switch (name) {
      case "delta" -> turn.word();
      case "done" -> {
        turn.word();
        turn.done.complete(data);
      }
      case "failed" -> turn.done.completeExceptionally(new IOException("The turn failed"));
      default -> {}
    }
  }

  @Override
  public void close() {
    try {
      events.close();
    } catch (IOException e) {
      Report.say("A stream did not close: %s", e.getMessage());
    }
  }

  private static final class Waiting {
    private final String messageId;
    private final long sent;
    private final CompletableFuture<JsonNode> done = new CompletableFuture<>();
    private volatile long firstToken;

    private Waiting(String messageId, long sent) {
      this.messageId = messageId;
      this.sent = sent;
    }

    private void word() {
      if (firstToken == 0) {
        firstToken = System.nanoTime() - sent;
      }
    }
  }
}
