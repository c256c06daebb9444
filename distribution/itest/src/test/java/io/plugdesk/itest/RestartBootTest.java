package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A crash in the middle loses nothing and doubles nothing. */
@ExtendWith(WithHouse.class)
class RestartBootTest {
  @Test
  void acceptedMessagesSurviveAKillAndAreAnsweredOnceInOrder(RunningHouse house) throws Exception {
    var tenant = house.tenant("restart", "Restart");
    house.ingest(
        tenant, "hours", "Opening hours", "# Opening hours\n\nThe shop opens at 9:30 every day.");
    try (var visitor = house.visitor("restart")) {
      visitor.listen();
      var first = UUID.randomUUID().toString();
      visitor.say(first, "When does the shop open?");
      Await.until("the first answer is done", () -> !visitor.of(first, "done").isEmpty());
      var second = UUID.randomUUID().toString();
      var third = UUID.randomUUID().toString();
      visitor.say(second, "At what time does the shop open?");
      visitor.say(third, "When can I come to the shop?");
      house.kill("karaf");
      Await.until(
          "the launcher has brought it back",
          () -> house.send("GET", "/health/ready", null, null).statusCode() == 200);
      visitor.listen();
      Await.until("the second answer is done", () -> !visitor.of(second, "done").isEmpty());
      Await.until("the third answer is done", () -> !visitor.of(third, "done").isEmpty());
      var turns = visitor.conversationNow().path("turns");
      assertEquals(3, turns.size(), turns.toString());
      assertEquals(second, turns.path(1).path("message_id").asText());
      assertEquals(third, turns.path(2).path("message_id").asText());
      for (var turn : turns) {
        assertEquals("answered", turn.path("state").asText(), turn.toString());
      }
    }
  }
}
