package io.plugdesk.parsing;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.parsing.ParsedFile;
import io.plugdesk.desk.parsing.ParsedFile.Page;
import io.plugdesk.desk.parsing.Parsing;
import io.plugdesk.desk.parsing.RawFile;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One parser that reads one file after the other, for callers who wait in the order they came.
 *
 * <p>It is started for the first file and goes when there was none for a while.
 */
final class QueuedParsing implements Parsing, AutoCloseable {
  private final Program program;
  private final Limits limits;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "parsing-clock");
            thread.setDaemon(true);
            return thread;
          });

  private volatile Child child;
  private ScheduledFuture<?> goodnight;
  private volatile boolean closed;

  QueuedParsing(Program program, Limits limits) {
    this.program = program;
    this.limits = limits;
  }

  @Override
  public ParsedFile read(RawFile file, Consumer<Page> pages) {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PlugdeskException(Kind.TRANSIENT, "The house is stopping.", stopped);
    }
    try {
      return new Reading(wake(), limits, clock).read(file, pages);
    } finally {
      rest();
      turn.unlock();
    }
  }

  /** Ends the parser; a file that is being read is TRANSIENT then. */
  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    Child running = child;
    if (running != null) {
      running.kill();
    }
  }

  private Child wake() {
    if (closed) {
      throw new PlugdeskException(Kind.TRANSIENT, "The house is stopping.");
    }
    if (goodnight != null) {
      goodnight.cancel(false);
    }
    if (child == null || !child.alive()) {
      child = start();
    }
    return child;
  }

  private Child start() {
    try {
      return new Child(program.start());
    } catch (IOException failure) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "The parser could not be started: " + failure.getMessage() + ". The house tries again.",
          failure);
    }
  }

  private void rest() {
    if (closed && child != null) {
      child.kill();
    } else if (child != null && child.alive()) {
      goodnight = clock.schedule(this::sleep, limits.rest().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void sleep() {
    if (turn.tryLock()) {
      try {
        if (child != null && goodnight.getDelay(TimeUnit.MILLISECONDS) <= 0) {
          child.close();
          child = null;
        }
      } finally {
        turn.unlock();
      }
    }
  }
}
