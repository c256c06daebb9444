package io.plugdesk.parsing;

import io.plugdesk.parsing.wire.Frame;
import io.plugdesk.parsing.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A running parser: frames go in, frames come out, and it can be killed. */
final class Child implements AutoCloseable {
  private static final int FRAMES_AHEAD = 2;
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Process process;
  private final BlockingQueue<Optional<Frame>> heard = new ArrayBlockingQueue<>(FRAMES_AHEAD);
  private final Thread listener;
  private volatile boolean killed;

  /** Takes over a process that was just started. */
  Child(Process process) {
    this.process = process;
    listener = new Thread(this::listen, "parser-" + process.pid());
    listener.setDaemon(true);
    listener.start();
  }

  /** Whether it can take another file. */
  boolean alive() {
    return !killed && process.isAlive();
  }

  /** Says something; waits while the parser does not listen. */
  void say(Frame frame) throws IOException {
    Wire.write(process.getOutputStream(), frame);
  }

  /**
   * The next frame that the parser said.
   *
   * @param patience how long it may be silent
   * @return the frame; empty when the parser has died
   * @throws SilenceException when it said nothing for so long
   */
  Optional<Frame> hear(Duration patience) throws SilenceException, InterruptedException {
    Optional<Frame> next = heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      throw new SilenceException();
    }
    return next;
  }

  /** What the process ended with; it is killed when it does not end by itself. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  /** Ends it at once. */
  void kill() {
    killed = true;
    process.destroyForcibly();
    listener.interrupt();
  }

  /** Asks it to end, by the end of its standard input, and sees to it that it does. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        listener.interrupt();
        return;
      }
    } catch (IOException broken) {
      // It is gone already, or will be in a moment.
      kill();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  private void listen() {
    try (InputStream stream = process.getInputStream()) {
      Optional<Frame> next;
      do {
        next = next(stream);
        heard.put(next);
      } while (next.isPresent());
    } catch (InterruptedException killed) {
      Thread.currentThread().interrupt();
    } catch (IOException closing) {
      process.destroyForcibly();
    }
  }

  private static Optional<Frame> next(InputStream stream) {
    try {
      return Wire.read(stream);
    } catch (IOException broken) {
      // A frame that was cut off is the parser's death as well.
      return Optional.empty();
    }
  }

  /** The parser said nothing for too long. */
  static final class SilenceException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
