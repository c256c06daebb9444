package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Channel;
import io.plugdesk.api.channel.Citation;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.api.channel.ReplySink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The rules of {@link Channel} and its sinks: extend it in your channel's test. */
public abstract class ChannelContract {
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final Duration DELIVERY = Duration.ofSeconds(30);

  private final AtomicInteger messages = new AtomicInteger();

  /** Your channel, ready to reply; whom it writes to answers on loopback. */
  protected abstract Channel channel();

  /** A reply that your channel can deliver; each one answers another message. */
  protected Reply reply() {
    return new Reply(
        Samples.ACME,
        "0198c0de-0000-7000-8000-0000000000c1",
        "message-" + messages.incrementAndGet(),
        "visitor-1",
        1);
  }

  /** {@link Channel#open} never returns null. */
  @Test
  protected final void opensASink() {
    assertNotNull(channel().open(reply()));
  }

  /** {@link Channel#open} returns at once. */
  @Test
  protected final void opensAtOnce() {
    var channel = channel();
    assertTimeoutPreemptively(AT_ONCE, () -> channel.open(reply()));
  }

  /** Every call of a sink returns quickly, for the model waits. */
  @Test
  protected final void takesDeltasQuickly() {
    var sink = channel().open(reply());
    if (sink != null) {
      assertTimeoutPreemptively(
          AT_ONCE,
          () -> {
            sink.candidates(List.of(Samples.passage("returns", 0, "Thirty days.")));
            sink.delta("Thirty ");
            sink.delta("days.");
            sink.replace("Thirty days.");
          });
    }
  }

  /** {@code finish} carries everything: what streams may be missing. */
  @Test
  protected final void takesAReplyThatOnlyFinishes() {
    finish(channel().open(reply()), answer());
  }

  /** A reply may be offered again with the same message id and the same answer. */
  @Test
  protected final void takesTheSameReplyAgain() {
    var channel = channel();
    var first = reply();
    stream(channel.open(first), answer());
    var again =
        new Reply(
            first.tenant(), first.conversationId(), first.messageId(), first.recipientId(), 2);
    stream(channel.open(again), answer());
  }

  /** An answer may decline: it has no citation. */
  @Test
  protected final void takesAnAnswerThatDeclines() {
    stream(
        channel().open(reply()),
        new Answer(
            Answer.Outcome.DECLINED, "I do not know.", List.of(), List.of(), 0.1, true, false));
  }

  /** The house opens replies from many threads at once. */
  @Test
  protected final void repliesFromManyThreadsAtOnce() throws Exception {
    var channel = channel();
    ManyThreads.run(
        DELIVERY,
        () -> {
          channel.open(reply());
          return null;
        });
  }

  private static void stream(ReplySink sink, Answer answer) {
    if (sink != null) {
      sink.delta(answer.text());
    }
    finish(sink, answer);
  }

  private static void finish(ReplySink sink, Answer answer) {
    if (sink != null) {
      assertTimeoutPreemptively(DELIVERY, () -> sink.finish(answer));
    }
  }

  private static Answer answer() {
    var passage = Samples.passage("returns", 0, "Thirty days.");
    return new Answer(
        Answer.Outcome.ANSWERED,
        "Thirty days. [1]",
        List.of(new Citation(1, passage, passage.text())),
        List.of(),
        0.9,
        false,
        true);
  }
}
