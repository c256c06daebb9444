package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Channel;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.knowledge.Passage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChannelContractTest {
  private static final Map<String, Supplier<Channel>> TWINS =
      new TreeMap<>(
          Map.of(
              "opensASink",
              () -> reply -> null,
              "opensAtOnce",
              SlowToOpen::new,
              "takesDeltasQuickly",
              () -> sinks(SlowToTake::new),
              "takesAReplyThatOnlyFinishes",
              () -> sinks(NeedsDeltas::new),
              "takesTheSameReplyAgain",
              Forbids::new,
              "takesAnAnswerThatDeclines",
              () -> sinks(NeedsCitations::new),
              "repliesFromManyThreadsAtOnce",
              OneAtATime::new));

  private static Supplier<Channel> subject = FakeChannel::new;

  /** The suite, held against the subject of the moment. */
  static class Subject extends ChannelContract {
    @Override
    protected Channel channel() {
      return subject.get();
    }
  }

  @Test
  void hasABrokenTwinForEveryRule() {
    assertEquals(Rules.of(ChannelContract.class), TWINS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> theFakeKeepsEveryRuleAndEachTwinBreaksItsOwn() {
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("the fake", () -> check(FakeChannel::new, Set.of()))),
        TWINS.entrySet().stream()
            .map(
                twin ->
                    DynamicTest.dynamicTest(
                        twin.getKey(), () -> check(twin.getValue(), Set.of(twin.getKey())))));
  }

  private static void check(Supplier<Channel> channel, Set<String> broken) {
    subject = channel;
    assertEquals(broken, Rules.brokenBy(Subject.class));
  }

  private interface Sinks {
    ReplySink of(FakeChannel channel, Reply reply);
  }

  private static Channel sinks(Sinks sinks) {
    var channel = new FakeChannel();
    return reply -> sinks.of(channel, reply);
  }

  /** A sink that passes everything on. */
  private abstract static class Wrapped implements ReplySink {
    private final ReplySink sink;

    Wrapped(FakeChannel channel, Reply reply) {
      sink = channel.open(reply);
    }

    @Override
    public void candidates(List<Passage> passages) {
      sink.candidates(passages);
    }

    @Override
    public void delta(String text) {
      sink.delta(text);
    }

    @Override
    public void replace(String text) {
      sink.replace(text);
    }

    @Override
    public void finish(Answer answer) {
      sink.finish(answer);
    }
  }

  private static final class SlowToOpen extends FakeChannel {
    @Override
    public ReplySink open(Reply reply) {
      Pause.millis(1300);
      return super.open(reply);
    }
  }

  private static final class SlowToTake extends Wrapped {
    SlowToTake(FakeChannel channel, Reply reply) {
      super(channel, reply);
    }

    @Override
    public void delta(String text) {
      Pause.millis(1300);
    }
  }

  private static final class NeedsDeltas extends Wrapped {
    private boolean streamed;

    NeedsDeltas(FakeChannel channel, Reply reply) {
      super(channel, reply);
    }

    @Override
    public void delta(String text) {
      streamed = true;
    }

    @Override
    public void finish(Answer answer) {
      if (!streamed) {
        throw new IllegalStateException("nothing streamed");
      }
      super.finish(answer);
    }
  }

  private static final class NeedsCitations extends Wrapped {
    NeedsCitations(FakeChannel channel, Reply reply) {
      super(channel, reply);
    }

    @Override
    public void finish(Answer answer) {
      if (answer.citations().isEmpty()) {
        throw new IllegalStateException("no citation");
      }
      super.finish(answer);
    }
  }

  private static final class Forbids extends FakeChannel {
    @Override
    public ReplySink open(Reply reply) {
      if (delivered().containsKey(reply.messageId())) {
        throw new IllegalStateException("delivered already");
      }
      return super.open(reply);
    }
  }

  private static final class OneAtATime extends FakeChannel {
    private final Busy busy = new Busy();

    @Override
    public ReplySink open(Reply reply) {
      return busy.alone(() -> super.open(reply));
    }
  }
}
