package io.plugdesk.launcher.process;

import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Signals to a process, once it is sure that it is the right one. */
public final class Signals {
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

  /** Signals, waits, and kills when the time is over; returns whether it went by itself. */
  public static boolean stop(ChildSpec.Signal signal, ProcessIdentity identity, Duration patience) {
    send(signal, identity);
    if (isGoneWithin(patience, identity)) {
      return true;
    }
    identity.find().ifPresent(ProcessHandle::destroyForcibly);
    isGoneWithin(patience, identity);
    return false;
  }

  private static boolean isGoneWithin(Duration patience, ProcessIdentity identity) {
    var process = identity.find();
    if (process.isEmpty()) {
      return true;
    }
    try {
      process.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (ExecutionException failure) {
      return !identity.isAlive();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return !identity.isAlive();
    }
  }
}
