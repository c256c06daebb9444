package io.plugdesk.intake.rest;

import io.plugdesk.desk.knowledge.IngestJob;
import io.plugdesk.desk.knowledge.IngestProgress.Following;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;

/** Sends the states of a job to one reader until the job has ended or the reader has gone. */
final class ProgressEvents implements Consumer<IngestJob> {
  private final SseEventSink sink;
  private final Sse sse;
  private final AtomicReference<Following> following = new AtomicReference<>();

  ProgressEvents(SseEventSink sink, Sse sse) {
    this.sink = sink;
    this.sse = sse;
  }

  /** Names what ends with the reader. */
  void follows(Following job) {
    following.set(job);
    if (sink.isClosed()) {
      job.close();
    }
  }

  @Override
  public void accept(IngestJob job) {
    if (!sink.isClosed()) {
      sink.send(
          sse.newEventBuilder()
              .name(job.status() == IngestJob.Status.PROCESSING ? "progress" : "done")
              .data(IngestStatus.class, IngestStatus.of(job))
              .build());
    }
    if (job.status() != IngestJob.Status.PROCESSING) {
      sink.close();
    }
    Following ended = following.get();
    if (sink.isClosed() && ended != null) {
      ended.close();
    }
  }
}
