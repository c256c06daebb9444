package io.plugdesk.rest.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to one reader and never waits for it: what the reader does not take yet lies here, within
 * limits, and the container goes on with it when the reader takes more.
 *
 * <p>A reader over a limit is let go: what waits is forgotten, and the request is completed at
 * once. A container that still holds a piece of it cannot end the response then, and cuts the
 * connection.
 */
final class Outlet implements WriteListener {
  private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);

  /** What the container is given at once, and all that it holds of a reader that takes nothing. */
  static final int PIECE = 64 << 10;

  /** What may wait for a reader that takes nothing. */
  static final int MOST_STANDING = 8 << 20;

  /** What may wait for any reader: a long conversation is told at once, faster than it is taken. */
  static final int MOST_WAITING = 32 << 20;

  /** After so long without a piece a reader takes nothing. */
  static final Duration STANDING = Duration.ofSeconds(5);

  private final AsyncContext context;
  private final LongSupplier clock;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private int begun;
  private long tookAt;
  private ServletOutputStream reader;
  private boolean unflushed;
  private boolean closing;
  private boolean over;

  Outlet(AsyncContext context) {
    this(context, System::nanoTime);
  }

  /**
   * Begins with nothing to write.
   *
   * @param context the request that is answered
   * @param clock the system's clock in nanoseconds
   */
  Outlet(AsyncContext context, LongSupplier clock) {
    this.context = context;
    this.clock = clock;
    this.tookAt = clock.getAsLong();
  }

  /**
   * Takes bytes for the reader, which nobody may change afterwards.
   *
   * @return false when the reader gets nothing any more
   */
  synchronized boolean write(byte[] bytes) {
    if (closing || over) {
      return false;
    }
    if (isTooMuch((long) waitingBytes + bytes.length)) {
      LOG.debug("A reader of a stream takes too little and is let go");
      complete();
      return false;
    }
    waiting.add(bytes);
    waitingBytes += bytes.length;
    push();
    return !over;
  }

  /** Ends the response after what the reader still has to take. */
  synchronized void close() {
    if (closing || over) {
      return;
    }
    closing = true;
    if (reader == null) {
      complete();
    } else {
      push();
    }
  }

  /** The container has ended the response. */
  synchronized void gone() {
    over = true;
    forget();
  }

  @Override
  public synchronized void onWritePossible() {
    push();
  }

  @Override
  public synchronized void onError(Throwable failure) {
    LOG.debug("A reader of a stream has gone", failure);
    complete();
  }

  private boolean isTooMuch(long bytes) {
    return bytes > MOST_WAITING
        || bytes > MOST_STANDING && clock.getAsLong() - tookAt > STANDING.toNanos();
  }

  private void forget() {
    waiting.clear();
    waitingBytes = 0;
    begun = 0;
    unflushed = false;
  }

  private void push() {
    try {
      if (reader == null) {
        begin();
      }
      while (!over && reader.isReady()) {
        if (!waiting.isEmpty()) {
          writePiece();
        } else if (unflushed) {
          unflushed = false;
          reader.flush();
        } else {
          if (closing) {
            complete();
          }
          return;
        }
      }
    } catch (IOException | IllegalStateException e) {
      LOG.debug("A reader of a stream has gone", e);
      complete();
    }
  }

  /** The container may keep the array until it is ready again. */
  private void writePiece() throws IOException {
    var bytes = waiting.element();
    int from = begun;
    int length = Math.min(PIECE, bytes.length - from);
    begun += length;
    if (begun == bytes.length) {
      waiting.remove();
      begun = 0;
    }
    waitingBytes -= length;
    unflushed = true;
    tookAt = clock.getAsLong();
    reader.write(bytes, from, length);
  }

  private void begin() throws IOException {
    var response = (HttpServletResponse) context.getResponse();
    response.setContentType("text/event-stream;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Accel-Buffering", "no");
    reader = response.getOutputStream();
    reader.setWriteListener(this);
  }

  private void complete() {
    if (over) {
      return;
    }
    gone();
    try {
      context.complete();
    } catch (IllegalStateException e) {
      LOG.debug("The container has ended the request before us", e);
    }
  }
}
