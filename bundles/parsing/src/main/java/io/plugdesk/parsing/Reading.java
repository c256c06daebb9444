package io.plugdesk.parsing;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.parsing.ParsedFile;
import io.plugdesk.desk.parsing.ParsedFile.Page;
import io.plugdesk.desk.parsing.RawFile;
import io.plugdesk.parsing.Child.SilenceException;
import io.plugdesk.parsing.wire.Frame;
import io.plugdesk.parsing.wire.Frame.Header;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One file that a parser reads, and whose fault it is when it does not. */
final class Reading {
  /** What a JVM ends with that was told to end when its memory is full. */
  private static final int OUT_OF_MEMORY = 3;

  private static final int PART_BYTES = 1 << 16;

  private final Child child;
  private final Limits limits;
  private final ScheduledExecutorService clock;
  private long nanosecondsLeft;
  private long bytesLeft;

  Reading(Child child, Limits limits, ScheduledExecutorService clock) {
    this.child = child;
    this.limits = limits;
    this.clock = clock;
    nanosecondsLeft = limits.whole().toNanos();
    bytesLeft = limits.output();
  }

  /** Reads it; whatever goes wrong, no parser is left half way through a file. */
  ParsedFile read(RawFile file, Consumer<Page> pages) {
    boolean whole = false;
    try {
      Optional<PlugdeskException> refusal = send(file);
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      Header last = listen(pages);
      whole = true;
      if (last.kind() == Frame.Kind.REFUSED) {
        throw new PlugdeskException(Kind.REJECTED, last.text());
      }
      return new ParsedFile(last.type(), last.text(), last.number());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PlugdeskException(Kind.TRANSIENT, "The house is stopping.", stopped);
    } finally {
      if (!whole) {
        child.kill();
      }
    }
  }

  private Optional<PlugdeskException> send(RawFile file) throws InterruptedException {
    ScheduledFuture<?> deadline =
        clock.schedule(child::kill, limits.whole().toMillis(), TimeUnit.MILLISECONDS);
    try {
      say(Frame.file(file.name()));
      long sent = 0;
      for (byte[] part = part(file); part.length > 0; part = part(file)) {
        sent += part.length;
        if (sent > limits.input()) {
          return Optional.of(
              rejected(
                  "The file is larger than "
                      + (limits.input() >> 20)
                      + " MB: divide it into smaller ones."));
        }
        say(Frame.part(part));
      }
      say(Frame.whole());
      return Optional.empty();
    } finally {
      deadline.cancel(false);
    }
  }

  private static byte[] part(RawFile file) {
    try {
      InputStream content = file.content();
      return content.readNBytes(PART_BYTES);
    } catch (IOException broken) {
      throw new PlugdeskException(
          Kind.TRANSIENT, "The file broke off while it was sent to the parser.", broken);
    }
  }

  private void say(Frame frame) throws InterruptedException {
    ScheduledFuture<?> deadline =
        clock.schedule(child::kill, limits.silence().toMillis(), TimeUnit.MILLISECONDS);
    try {
      child.say(frame);
    } catch (IOException gone) {
      throw died();
    } finally {
      deadline.cancel(false);
    }
  }

  /** Hands the pages over until the parser has said how it went. */
  private Header listen(Consumer<Page> pages) throws InterruptedException {
    while (true) {
      Frame frame = hear();
      if (frame.header().kind() != Frame.Kind.PAGE) {
        return frame.header();
      }
      bytesLeft -= frame.body().length;
      if (bytesLeft < 0) {
        throw rejected(
            "The file holds more than "
                + (limits.output() >> 20)
                + " MB of text: divide it into smaller ones.");
      }
      pages.accept(
          new Page(frame.header().number(), new String(frame.body(), StandardCharsets.UTF_8)));
    }
  }

  /** Only the time that the parser takes counts, not that of the listener. */
  private Frame hear() throws InterruptedException {
    Duration left = Duration.ofNanos(nanosecondsLeft);
    Duration patience = left.compareTo(limits.silence()) < 0 ? left : limits.silence();
    long before = System.nanoTime();
    try {
      Optional<Frame> frame = child.hear(patience);
      nanosecondsLeft = Math.max(0, nanosecondsLeft - (System.nanoTime() - before));
      if (frame.isEmpty()) {
        throw died();
      }
      return frame.get();
    } catch (SilenceException silence) {
      throw rejected(
          "The file took longer to read than it may ("
              + patience.toSeconds()
              + " s without a page, "
              + limits.whole().toSeconds()
              + " s in all): divide it, or save it anew.");
    }
  }

  private PlugdeskException died() throws InterruptedException {
    int code = child.exitCode();
    if (code == OUT_OF_MEMORY) {
      return rejected(
          "The file needs more memory than its reader has: divide it into smaller ones, or save it"
              + " in a simpler format.");
    }
    return new PlugdeskException(
        Kind.TRANSIENT,
        "The parser died with code "
            + code
            + " while it read the file. The house tries again; if it does not help, see"
            + " log/parser.log.");
  }

  private static PlugdeskException rejected(String reason) {
    return new PlugdeskException(Kind.REJECTED, reason);
  }
}
