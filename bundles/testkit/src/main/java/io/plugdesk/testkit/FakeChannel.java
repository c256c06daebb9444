package io.plugdesk.testkit;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Channel;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.knowledge.Passage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A channel that keeps the finished answer of each message. */
public class FakeChannel implements Channel {
  private final Map<String, Answer> delivered = new ConcurrentHashMap<>();

  /** Makes one. */
  public FakeChannel() {}

  @Override
  public ReplySink open(Reply reply) {
    return new Kept(reply);
  }

  /** The answers by the id of the message they answer. */
  public Map<String, Answer> delivered() {
    return Map.copyOf(delivered);
  }

  /** Keeps what finishes; the rest is only for eyes that watch. */
  protected class Kept implements ReplySink {
    private final Reply reply;

    /**
     * Takes one reply.
     *
     * @param reply which message is being answered
     */
    protected Kept(Reply reply) {
      this.reply = reply;
    }

    @Override
    public void candidates(List<Passage> passages) {}

    @Override
    public void delta(String text) {}

    @Override
    public void replace(String text) {}

    @Override
    public void finish(Answer answer) {
      delivered.put(reply.messageId(), answer);
    }
  }
}
