package io.plugdesk.launcher.process;

import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Signals to a process, once it is sure that it is the right one. */
public final class Signals {
  private static final Duration KILLED = Duration.ofSeconds(10);
  private static final long POLL_NANOS = 50_000_000;

  private Signals() {}

  /** Sends the signal; a process that is gone, or another one of the same number, gets nothing. */
  public static void send(ChildSpec.Signal signal, ProcessIdentity identity) {
    identity.find().ifPresent(process -> send(signal, process));
  }

  private static void send(ChildSpec.Signal signal, ProcessHandle process) {
    if (signal == ChildSpec.Signal.TERM) {
      process.destroy();
      return;
    }
    try {
      String script = "kill -" + signal + " \"$0\"";
      new ProcessBuilder("sh", "-c", script, String.valueOf(process.pid())).start().onExit().join();
    } catch (IOException failure) {
      throw new Failure(
          "Cannot run 'sh' to send a signal. Put a POSIX shell on the PATH.", failure);
    }
  }

  /**
   * Signals, waits, and kills when the time is over; returns whether it went by itself.
   *
   * @throws Failure when it is there even after that
   */
  public static boolean stop(ChildSpec.Signal signal, ProcessIdentity identity, Duration patience) {
    send(signal, identity);
    if (isGoneWithin(patience, identity)) {
      return true;
    }
    identity.find().ifPresent(ProcessHandle::destroyForcibly);
    if (!isGoneWithin(KILLED, identity)) {
      throw new Failure(
          "Process %d did not stop within %d s, and does not end now that it is killed. Look at what it waits for with 'ps -o pid,stat,wchan,cmd -p %d', then run this again."
              .formatted(identity.pid(), patience.toSeconds(), identity.pid()));
    }
    return false;
  }

  /** Looks again and again: nobody is told of the end of a process that its parent leaves. */
  private static boolean isGoneWithin(Duration patience, ProcessIdentity identity) {
    long end = System.nanoTime() + patience.toNanos();
    while (identity.isAlive()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return true;
  }
}
