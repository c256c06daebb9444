package io.plugdesk.engine;

import io.plugdesk.desk.gateway.Gateway.RunningCall;
import java.util.ArrayList;
import java.util.List;

/** The handle by which a person stops an answer, and what is given back after it; thread-safe. */
final class RunningTurn implements AutoCloseable {
  private final List<Runnable> releases = new ArrayList<>();
  private RunningCall call;
  private boolean stopped;

  /** Remembers the model call in progress; one that comes after the stop is cancelled at once. */
  synchronized void calls(RunningCall call) {
    this.call = call;
    if (stopped) {
      call.cancel();
    }
  }

  /** Stops it; repeated, it does nothing. */
  synchronized void stop() {
    if (!stopped) {
      stopped = true;
      if (call != null) {
        call.cancel();
      }
    }
  }

  /** Ends the model call in progress, where nobody listens to it any more. */
  synchronized void cancelCall() {
    if (call != null) {
      call.cancel();
    }
  }

  synchronized boolean stopped() {
    return stopped;
  }

  /** Runs something once the turn is over. */
  synchronized void whenOver(Runnable release) {
    releases.add(release);
  }

  @Override
  public synchronized void close() {
    releases.forEach(Runnable::run);
    releases.clear();
  }
}
