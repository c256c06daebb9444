package io.plugdesk.engine;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Channel;
import io.plugdesk.api.channel.Reply;
import io.plugdesk.api.channel.ReplySink;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.plugins.Lease;
import java.util.List;

/** The sink of a channel, whose failures count for the channel's health; its end is the call. */
final class CountedSink implements ReplySink {
  private final Lease<Channel> lease;
  private final ReplySink sink;

  private CountedSink(Lease<Channel> lease, ReplySink sink) {
    this.lease = lease;
    this.sink = sink;
  }

  static ReplySink open(Lease<Channel> lease, Reply reply) {
    try {
      return new CountedSink(lease, lease.get().open(reply));
    } catch (RuntimeException | Error e) {
      lease.failed(e);
      throw e;
    }
  }

  @Override
  public void candidates(List<Passage> passages) {
    counted(() -> sink.candidates(passages));
  }

  @Override
  public void delta(String text) {
    counted(() -> sink.delta(text));
  }

  @Override
  public void replace(String text) {
    counted(() -> sink.replace(text));
  }

  @Override
  public void finish(Answer answer) {
    lease
        .call()
        .run(
            () -> {
              sink.finish(answer);
              return answer;
            });
  }

  private void counted(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      lease.failed(e);
      throw e;
    }
  }
}
