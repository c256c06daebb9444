package io.plugdesk.bench.versions;

import io.plugdesk.bench.wire.OwnDatabase;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Messages to the house, and which versions it says it answered them with. */
final class Turns {
  private static final String PLUGIN = "io.plugdesk.tool.clock";
  private static final String QUESTION = "How does the broken kettle of order 4711 come back?";
  private static final int AT_A_TIME = 4;

  private final OwnDatabase database;

  Turns(OwnDatabase database) {
    this.database = database;
  }

  /**
   * A message that was answered.
   *
   * @param conversation the id of its conversation
   * @param text the answer
   * @param at when the answer was there, in nanoseconds of the system's clock
   */
  record Turn(String conversation, String text, long at) {}

  /** Begins so many conversations, each with one message. */
  List<Turn> begin(Tenant tenant, int count) throws InterruptedException, IOException {
    return ask(tenant, Collections.nCopies(count, null));
  }

  /** Sends one message more into each conversation; null is a new one. */
  List<Turn> ask(Tenant tenant, List<String> conversations)
      throws InterruptedException, IOException {
    var threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      var asked =
          conversations.stream()
              .map(conversation -> threads.submit(() -> one(tenant, conversation)))
              .toList();
      var turns = new ArrayList<Turn>();
      for (var each : asked) {
        turns.add(each.get());
      }
      return turns;
    } catch (ExecutionException e) {
      throw new IOException("A message was not answered: " + e.getCause().getMessage(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Turn one(Tenant tenant, String conversation)
      throws IOException, InterruptedException {
    var body =
        conversation == null
            ? Map.of("message", QUESTION)
            : Map.of("message", QUESTION, "context", Map.of("conversation_id", conversation));
    var answer = tenant.wire().once(Call.post("/api/v1/query", tenant.user(), body));
    return new Turn(
        answer.path("conversation_id").asText(),
        answer.path("response").asText(),
        System.nanoTime());
  }

  /** The versions by which a conversation was answered, in the order of its messages. */
  List<String> versions(String conversation) throws IOException {
    return database
        .rows(
            "select payload->'plugins'->>'"
                + PLUGIN
                + "' from audit.event where session_id = ? and event_type = 'answer.stored'"
                + " order by timestamp",
            conversation)
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }
}
