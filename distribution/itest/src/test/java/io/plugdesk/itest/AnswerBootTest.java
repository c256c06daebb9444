package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job, end to end: a document, a question, a cited answer. */
@ExtendWith(WithHouse.class)
class AnswerBootTest {
  private static final String RETURNS =
      """
      # Returns

      ## How long you have

      A tent can be returned within 42 days of delivery. The tent must be dry and clean.

      ## What it costs

      Returning a parcel costs nothing inside the country.
      """;
  private static String tenant;

  @BeforeAll
  static void aTenantThatKnowsAboutReturns(RunningHouse house) throws Exception {
    tenant = house.tenant("answers", "Answers");
    house.ingest(tenant, "returns", "Returns", RETURNS);
  }

  @Test
  void answersWithACitationThatHoldsTheSentence(RunningHouse house) throws Exception {
    var answer = house.ask(tenant, "Within how many days can a tent be returned?");
    assertTrue(answer.path("answer").asText().contains("42 days"), answer.toString());
    assertEquals("returns", answer.path("sources").path(0).path("doc_id").asText());
    assertTrue(answer.path("sources").path(0).path("excerpt").asText().contains("42 days"));
  }

  @Test
  void declinesWhatTheKnowledgeDoesNotHold(RunningHouse house) throws Exception {
    var answer = house.ask(tenant, "Which planets have rings of ice?");
    assertTrue(answer.path("sources").isEmpty(), answer.toString());
    assertTrue(answer.path("requires_human").asBoolean(), answer.toString());
  }

  @Test
  void anotherSentenceInTheKnowledgeIsAnotherAnswer(RunningHouse house) throws Exception {
    var own = house.tenant("changing", "Changing");
    house.ingest(own, "returns", "Returns", RETURNS);
    var question = "Within how many days can a tent be returned?";
    assertTrue(house.ask(own, question).path("answer").asText().contains("42 days"));
    house.ingest(own, "returns", "Returns", RETURNS.replace("42 days", "17 days"));
    assertTrue(house.ask(own, question).path("answer").asText().contains("17 days"));
    house.json(
        "DELETE", "/api/v1/rag/documents/returns?namespace=help", house.token(own, "admin"), null);
    Await.until(
        "nothing is cited any more", () -> house.ask(own, question).path("sources").isEmpty());
  }

  @Test
  void streamsTheAnswerToAVisitorWordByWord(RunningHouse house) throws Exception {
    try (var visitor = house.visitor("answers")) {
      visitor.listen();
      var id = UUID.randomUUID().toString();
      visitor.say(id, "Within how many days can a tent be returned?");
      Await.until("the answer is done", () -> !visitor.of(id, "done").isEmpty());
      var done = visitor.of(id, "done").get(0).data();
      assertTrue(visitor.of(id, "delta").size() > 3, "deltas: " + visitor.of(id, "delta"));
      assertEquals(done.path("text").asText(), visitor.streamed(id).strip());
      assertEquals("returns", done.path("citations").path(0).path("doc_id").asText());
      assertTrue(done.path("citations").path(0).path("used").asText().contains("42 days"));
    }
  }

  @Test
  void theSameMessageTwiceIsAnsweredOnce(RunningHouse house) throws Exception {
    try (var visitor = house.visitor("answers")) {
      visitor.listen();
      var id = UUID.randomUUID().toString();
      visitor.say(id, "What does returning a parcel cost?");
      visitor.say(id, "What does returning a parcel cost?");
      Await.until("the answer is done", () -> !visitor.of(id, "done").isEmpty());
      assertEquals(1, visitor.conversationNow().path("turns").size());
    }
  }

  @Test
  void usesAToolThatTheTenantHasSwitchedOn(RunningHouse house) throws Exception {
    var answer = house.ask(tenant, "What time is it?");
    assertFalse(answer.path("requires_human").asBoolean(), answer.toString());
    assertTrue(answer.path("answer").asText().matches("(?s).*\\d{1,2}:\\d{2}.*"), "" + answer);
  }

  @Test
  void recordsTheWishForAPerson(RunningHouse house) throws Exception {
    try (var visitor = house.visitor("answers")) {
      var path = "/api/v1/chat/conversations/" + visitor.conversation() + "/person";
      var says = house.json("POST", path, visitor.token(), Map.of());
      assertEquals("waiting", says.path("status").asText());
      assertEquals("waiting", visitor.conversationNow().path("status").asText());
    }
  }
}
