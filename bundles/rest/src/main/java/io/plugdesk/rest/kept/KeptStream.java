package io.plugdesk.rest.kept;

import io.plugdesk.api.stream.EventStream;
import io.plugdesk.api.stream.StreamEvent;
import io.plugdesk.api.stream.StreamReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events of one stream, as long as somebody may come back for them; thread-safe. */
final class KeptStream implements EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(KeptStream.class);
  private static final int KEPT_TOPICS = 3;

  /** The id of no event: who comes back with it begins anew. */
  private static final String AGAIN = "";

  private final String epoch;
  private final ReentrantLock telling = new ReentrantLock();
  private final Deque<Numbered> events = new ArrayDeque<>();
  private final List<StreamReader> readers = new ArrayList<>();
  private final Map<String, Long> running = new HashMap<>();
  private final Set<String> topics = new LinkedHashSet<>();
  private long sequence;
  private long dropped;
  private long lastUse = System.nanoTime();

  KeptStream(String epoch) {
    this.epoch = epoch;
  }

  /** An event with its number in the stream, from 1. */
  private record Numbered(long sequence, StreamEvent event) {}

  @Override
  public void tellAfter(Runnable work, StreamEvent event) {
    telling.lock();
    try {
      work.run();
      tell(event);
    } finally {
      telling.unlock();
    }
  }

  @Override
  public synchronized void tell(StreamEvent event) {
    var told = new Numbered(++sequence, event);
    lastUse = System.nanoTime();
    events.add(told);
    if (event.last()) {
      running.remove(event.topic());
    }
    topics.add(event.topic());
    forgetOldTopics();
    readers.removeIf(reader -> !stays(() -> reader.take(id(told.sequence), event)));
  }

  @Override
  public boolean begin(StreamEvent first) {
    telling.lock();
    try {
      return beginNow(first);
    } finally {
      telling.unlock();
    }
  }

  private synchronized boolean beginNow(StreamEvent first) {
    boolean again = running.put(first.topic(), sequence) != null;
    tell(first);
    return again;
  }

  @Override
  public synchronized String position() {
    long from = sequence;
    for (var begun : running.values()) {
      from = Math.min(from, begun);
    }
    return id(from);
  }

  @Override
  public synchronized void follow(
      StreamReader reader, String seen, String known, List<StreamEvent> stored) {
    lastUse = System.nanoTime();
    long from = position(seen);
    boolean told = from >= 0 || retell(reader, known, stored);
    if (told && replay(reader, from >= 0 ? from : position(known))) {
      readers.add(reader);
    }
  }

  /**
   * Tells what is stored; only the last has the id after which the events go on. Who is cut before
   * it comes back without an id, and is told all of it again.
   */
  private static boolean retell(StreamReader reader, String known, List<StreamEvent> stored) {
    var last = stored.size() - 1;
    return IntStream.rangeClosed(0, last)
        .allMatch(i -> stays(() -> reader.take(i == last ? known : AGAIN, stored.get(i))));
  }

  private boolean replay(StreamReader reader, long from) {
    return events.stream()
        .filter(told -> told.sequence > from)
        .allMatch(told -> stays(() -> reader.take(id(told.sequence), told.event)));
  }

  /** Sends a sign of life to everybody. */
  synchronized void beat() {
    readers.removeIf(reader -> !stays(reader::beat));
  }

  /** A reader is a plugin's; one that fails is left out, and harms nobody else. */
  private static boolean stays(BooleanSupplier reader) {
    try {
      return reader.getAsBoolean();
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("A reader of a stream failed and is left out", e);
      return false;
    }
  }

  /** Somebody is about to use it. */
  synchronized void touch() {
    lastUse = System.nanoTime();
  }

  /** Whether nobody needs it any more. */
  synchronized boolean idle(long nanos) {
    return readers.isEmpty() && running.isEmpty() && System.nanoTime() - lastUse > nanos;
  }

  private long position(String id) {
    if (id == null || !id.startsWith(epoch + "-")) {
      return -1;
    }
    try {
      long seen = Long.parseLong(id.substring(epoch.length() + 1));
      return seen >= dropped && seen <= sequence ? seen : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void forgetOldTopics() {
    while (topics.size() > KEPT_TOPICS) {
      var oldest = topics.iterator().next();
      if (running.containsKey(oldest)) {
        return;
      }
      topics.remove(oldest);
      while (!events.isEmpty() && !topics.contains(events.peek().event.topic())) {
        dropped = events.poll().sequence;
      }
    }
  }

  private String id(long number) {
    return epoch + "-" + number;
  }
}
