package io.plugdesk.bench.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.bench.crash.ScriptedModel;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.bench.wire.Wire.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One visitor of the web chat who asks and holds the stream of events to every word: whatever is
 * lost, doubled or out of order breaks it. When the house ends the connection, the visitor comes
 * back with the last id, as browsers do.
 */
final class Visitor implements AutoCloseable {
  private static final long ANSWER_SECONDS = 30;
  private static final long RETRY_MILLIS = 100;

  private final Wire wire;
  private final String token;
  private final String path;
  private final Latencies messages;
  private final Latencies streams;
  private volatile Reply reply;
  private volatile boolean over;
  private volatile InputStream open;
  private String lastEvent = "";

  Visitor(Wire wire, String slug, Latencies messages, Latencies streams)
      throws IOException, InterruptedException {
    this.wire = wire;
    this.messages = messages;
    this.streams = streams;
    token = once(Call.post("/api/v1/chat/tenants/" + slug + "/token", null, Map.of()), "token");
    path =
        "/api/v1/chat/conversations/"
            + once(Call.post("/api/v1/chat/conversations", token, Map.of()), "conversation_id");
    var reader = new Thread(this::follow, "visitor-events");
    reader.setDaemon(true);
    reader.start();
  }

  private String once(Call call, String field) throws IOException, InterruptedException {
    return wire.once(call).path(field).asText();
  }

  /** Asks and waits for the whole answer. */
  void ask(String question) throws InterruptedException {
    var asked = new Reply(UUID.randomUUID().toString(), System.nanoTime());
    reply = asked;
    try {
      wire.once(
          Call.post(
              path + "/messages", token, Map.of("message_id", asked.messageId, "text", question)));
      messages.took(System.nanoTime() - asked.sentAt);
    } catch (IOException refused) {
      messages.failed("message: " + refused.getMessage());
      return;
    }
    if (!asked.ended.await(ANSWER_SECONDS, TimeUnit.SECONDS)) {
      streams.failed("no end of an answer within 30 s; so far: " + asked.words);
    } else if (asked.fault != null) {
      streams.failed(asked.fault + "; so far: " + asked.words);
    } else {
      streams.took(asked.firstWordAt - asked.sentAt);
    }
  }

  private void follow() {
    try {
      while (!over) {
        var events = wire.events(path + "/events", token, lastEvent);
        if (events.isPresent()) {
          open = events.get();
          read(events.get());
        } else if (!over) {
          messages.failed("the stream could not be opened");
        }
        Thread.sleep(RETRY_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(InputStream body) {
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
    } catch (IOException ended) {
      // The house ended the connection; it is opened again after the last event.
    }
  }

  private void take(String name, JsonNode data) {
    var current = reply;
    if (current == null || !current.messageId.equals(data.path("message_id").asText())) {
      return;
    }
    switch (name) {
      case "delta" -> current.delta(data.path("n").asInt(), data.path("text").asText());
      case "replace" -> current.replace(data.path("n").asInt());
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
    var stream = open;
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException gone) {
        // It is closed.
      }
    }
  }

  /** What has come of an answer; written by the thread that reads the events. */
  private static final class Reply {
    private final String messageId;
    private final long sentAt;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final StringBuffer words = new StringBuffer();
    private volatile String fault;
    private volatile long firstWordAt;
    private int next;

    private Reply(String messageId, long sentAt) {
      this.messageId = messageId;
      this.sentAt = sentAt;
    }

    private void delta(int number, String text) {
      if (words.isEmpty()) {
        firstWordAt = System.nanoTime();
      }
      if (number != next++) {
        breaks("word " + number + " came in the place of " + (next - 1));
      }
      words.append(text);
    }

    /** A reply that begins once more breaks nothing where no word of it was shown. */
    private void replace(int number) {
      if (!words.isEmpty()) {
        breaks("it began once more");
      }
      next = number + 1;
    }

    private void done() {
      if (!words.toString().strip().equals(ScriptedModel.SAYS)) {
        breaks("the words are not those of the model");
      } else if (ended.getCount() == 0) {
        breaks("it ended twice");
      }
      ended.countDown();
    }

    private void breaks(String how) {
      if (fault == null) {
        fault = how;
      }
    }
  }
}
