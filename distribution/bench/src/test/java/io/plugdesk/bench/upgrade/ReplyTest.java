package io.plugdesk.bench.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.bench.crash.ScriptedModel;
import org.junit.jupiter.api.Test;

/** What is made of the events of an answer. */
class ReplyTest {
  private final Reply reply = new Reply("m-1", System.nanoTime());

  @Test
  void theFirstWordsMayComeInThePlaceOfNone() {
    reply.replace(0, ScriptedModel.SAYS);
    reply.done();
    assertNull(reply.fault);
    assertTrue(reply.firstWordNanos() >= 0);
  }

  @Test
  void aReplacementWithoutWordsIsNotTheFirstWord() {
    reply.replace(0, "");
    reply.delta(1, ScriptedModel.SAYS);
    reply.done();
    assertNull(reply.fault);
    assertTrue(reply.firstWordNanos() >= 0);
  }

  @Test
  void whatWasSaidMayNotBeginOnceMore() {
    reply.delta(0, "The ");
    reply.replace(1, ScriptedModel.SAYS);
    assertEquals("it began once more", reply.fault);
  }
}
