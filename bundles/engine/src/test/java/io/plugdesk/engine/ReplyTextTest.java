package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is heard of a model, and when. */
class ReplyTextTest {
  private final RecordingSink sink = new RecordingSink();

  @Test
  void passesWordsOnAsTheyCome() {
    var reply = new ReplyText(sink, true);
    reply.add("Returns ");
    reply.add("take 30 days. [1]");
    reply.end();
    assertEquals(2, sink.deltas.size());
    assertEquals("Returns take 30 days. [1]", reply.text());
  }

  @Test
  void neverShowsTheWordThatDeclines() {
    var reply = new ReplyText(sink, true);
    reply.add("NO_");
    reply.add("ANSWER");
    reply.end();
    assertEquals(0, sink.deltas.size());
    assertEquals("", reply.text());
  }

  @Test
  void showsAWordThatOnlyBeginsLikeIt() {
    var reply = new ReplyText(sink, true);
    reply.add("NO");
    assertEquals(0, sink.deltas.size());
    reply.add(", you cannot. [1]");
    reply.end();
    assertEquals("NO, you cannot. [1]", String.join("", sink.deltas));
  }

  @Test
  void staysUnheardWithoutEvidenceUntilAToolWasUsed() {
    var reply = new ReplyText(sink, false);
    reply.add("I guess that ");
    assertEquals(0, sink.deltas.size());
    reply.speak();
    reply.add("It is noon.");
    reply.end();
    assertEquals("It is noon.", String.join("", sink.deltas));
    assertEquals("It is noon.", reply.text());
  }
}
