package io.plugdesk.bench.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.bench.crash.Flight.State;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.bench.wire.Wire.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One visitor with one conversation, who keeps asking, and follows the events through crashes. */
final class Talker implements AutoCloseable {
  private static final long PAUSE_MILLIS = 250;
  private static final long ANSWER_SECONDS = 240;

  private final Wire wire;
  private final Flight flight;
  private final String token;
  private final String path;
  private final Set<String> accepted = new LinkedHashSet<>();
  private volatile Asked asked;
  private volatile boolean over;
  private volatile InputStream stream;
  private String lastEvent = "";

  Talker(Wire wire, Flight flight, String slug) throws InterruptedException {
    this.wire = wire;
    this.flight = flight;
    this.token =
        wire.insist(Call.post("/api/v1/chat/tenants/" + slug + "/token", null, Map.of()))
            .path("token")
            .asText();
    this.path =
        "/api/v1/chat/conversations/"
            + wire.insist(Call.post("/api/v1/chat/conversations", token, Map.of()))
                .path("conversation_id")
                .asText();
    var reader = new Thread(this::follow, "crash-events");
    reader.setDaemon(true);
    reader.start();
  }

  /** Asks, with one id however often it has to be sent, and waits for the answer. */
  void ask(String question) throws InterruptedException {
    var turn = new Asked(UUID.randomUUID().toString());
    asked = turn;
    wire.insist(
        Call.post(
            path + "/messages", token, Map.of("message_id", turn.messageId, "text", question)));
    accepted.add(turn.messageId);
    flight.begin(State.MESSAGE, turn.messageId);
    if (turn.answered.getCount() == 0) {
      landed(turn.messageId);
    }
    turn.answered.await(ANSWER_SECONDS, TimeUnit.SECONDS);
    landed(turn.messageId);
  }

  /** What the house has of this conversation in the end. */
  Outcome outcome() throws InterruptedException {
    var turns = wire.insist(Call.get(path, token)).path("turns");
    int lost = 0;
    int twice = 0;
    int cut = 0;
    int failed = 0;
    for (var id : accepted) {
      int times = 0;
      for (var turn : turns) {
        if (turn.path("message_id").asText().equals(id)) {
          times++;
          var text = turn.path("answer").path("text").asText();
          var state = turn.path("state").asText();
          boolean done = !state.equals("failed") && !state.equals("working");
          failed += state.equals("failed") ? 1 : 0;
          lost += state.equals("working") ? 1 : 0;
          twice += text.length() > ScriptedModel.SAYS.length() + 20 ? 1 : 0;
          cut += done && !text.strip().equals(ScriptedModel.SAYS) ? 1 : 0;
        }
      }
      lost += times == 0 ? 1 : 0;
      twice += times > 1 ? 1 : 0;
    }
    return new Outcome(accepted.size(), lost, twice, cut, failed);
  }

  /**
   * What became of messages.
   *
   * @param accepted how many the house took
   * @param lost how many are not there, or have no answer
   * @param twice how many are there twice, or were answered twice
   * @param cut how many have an answer that is not, word for word, what the model says
   * @param failed how many were given to a person for the assistant could not answer
   */
  record Outcome(int accepted, int lost, int twice, int cut, int failed) {
    static final Outcome NONE = new Outcome(0, 0, 0, 0, 0);

    Outcome plus(Outcome other) {
      return new Outcome(
          accepted + other.accepted,
          lost + other.lost,
          twice + other.twice,
          cut + other.cut,
          failed + other.failed);
    }
  }

  private void landed(String messageId) {
    flight.end(State.MESSAGE, messageId);
    flight.end(State.STREAM, messageId);
  }

  private void follow() {
    try {
      while (!over) {
        var events = wire.events(path + "/events", token, lastEvent);
        if (events.isPresent()) {
          stream = events.get();
          read(events.get());
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(InputStream body) {
    try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var name = "";
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("id:")) {
          lastEvent = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          take(name, Wire.JSON.readTree(line.substring(5)));
        }
      }
    } catch (IOException gone) {
      // The house is gone; the stream is opened again after the last event.
    }
  }

  private void take(String name, JsonNode data) {
    var turn = asked;
    if (turn == null || !turn.messageId.equals(data.path("message_id").asText())) {
      return;
    }
    switch (name) {
      case "delta" -> flight.streams(turn.messageId);
      case "done", "failed" -> {
        landed(turn.messageId);
        turn.answered.countDown();
      }
      default -> {
        // Says nothing about how far the answer is.
      }
    }
  }

  @Override
  public void close() {
    over = true;
    var open = stream;
    if (open != null) {
      try {
        open.close();
      } catch (IOException gone) {
        // It went with the house.
      }
    }
  }

  private static final class Asked {
    private final String messageId;
    private final CountDownLatch answered = new CountDownLatch(1);

    private Asked(String messageId) {
      this.messageId = messageId;
    }
  }
}
