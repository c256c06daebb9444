package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.guard.Guard;
import io.plugdesk.api.guard.Text;
import io.plugdesk.api.guard.Verdict;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is heard of a model, and when. */
class ReplyTextTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private final RecordingSink sink = new RecordingSink();
  private final FakeRooms rooms = new FakeRooms(ACME);

  @Test
  void passesWordsOnAsTheyCome() {
    var reply = reply(true);
    reply.add("Returns ");
    reply.add("take 30 days. [1]");
    reply.end();
    assertEquals(2, sink.deltas.size());
    assertEquals("Returns take 30 days. [1]", reply.text());
  }

  @Test
  void neverShowsTheWordThatDeclines() {
    var reply = reply(true);
    reply.add("NO_");
    reply.add("ANSWER");
    reply.end();
    assertEquals(0, sink.deltas.size());
    assertEquals("", reply.text());
  }

  @Test
  void showsAWordThatOnlyBeginsLikeIt() {
    var reply = reply(true);
    reply.add("NO");
    assertEquals(0, sink.deltas.size());
    reply.add(", you cannot. [1]");
    reply.end();
    assertEquals("NO, you cannot. [1]", String.join("", sink.deltas));
  }

  @Test
  void staysUnheardWithoutEvidenceUntilAToolWasUsed() {
    var reply = reply(false);
    reply.add("I guess that ");
    assertEquals(0, sink.deltas.size());
    reply.speak();
    reply.add("It is noon.");
    reply.end();
    assertEquals("It is noon.", String.join("", sink.deltas));
    assertEquals("It is noon.", reply.text());
  }

  @Test
  void tellsWholeSentencesThatItsGuardsHaveSeen() {
    guards(text -> text.words().contains("Bob") ? redacted(text) : Verdict.pass());
    var reply = reply(true);
    reply.add("Ask Bo");
    reply.add("b there. He");
    assertEquals(List.of("Ask our team there. "), sink.deltas);
    reply.add("lps.");
    reply.end();
    assertEquals(List.of("Ask our team there. ", "Helps."), sink.deltas);
    assertEquals("Ask our team there. Helps.", reply.text());
  }

  @Test
  void takesBackWhatWasToldWhenAGuardRefuses() {
    guards(
        text ->
            text.words().contains("secret") ? Verdict.refuse("No.", "a secret") : Verdict.pass());
    var reply = reply(true);
    reply.add("It is cheap. The");
    assertEquals(List.of("It is cheap. "), sink.deltas);
    reply.add(" secret is this. And");
    reply.add(" more. Much more.");
    reply.end();
    assertEquals(List.of(""), sink.deltas);
    assertEquals("No.", reply.refusal());
  }

  @Test
  void neverTellsWhatAGuardCouldNotSayAndAsksItNoMore() {
    var asked = new AtomicInteger();
    guards(
        text -> {
          asked.incrementAndGet();
          throw new PlugdeskException(Kind.TRANSIENT, "not now");
        });
    var reply = reply(true);
    assertThrows(PlugdeskException.class, () -> reply.add("It is cheap. And"));
    reply.add(" good. And more.");
    reply.end();
    assertEquals(List.of(), sink.deltas);
    assertEquals("", reply.told());
    assertEquals(1, asked.get());
  }

  private static Verdict redacted(Text text) {
    return Verdict.redact(text.words().replace("Bob", "our team"), "a name");
  }

  private void guards(Guard guard) {
    rooms.offer(guard);
  }

  private ReplyText reply(boolean heard) {
    return new ReplyText(sink, rooms.watch(), heard);
  }
}
