package io.plugdesk.channel.web;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The events of one conversation, kept as long as somebody may come back for them; thread-safe.
 *
 * <p>An event's id is {@code <epoch>-<sequence>}. The epoch is new in each stream, so an id of an
 * earlier one is recognised; then the stored turns are sent again whole, which the reader takes as
 * the authority. All events of the last few replies are kept word for word.
 */
final class ConversationStream {
  private static final int KEPT_REPLIES = 3;
  private final String epoch;
  private final ReentrantLock arrival = new ReentrantLock();
  private final Deque<StreamEvent> events = new ArrayDeque<>();
  private final List<Subscriber> subscribers = new ArrayList<>();
  private final Map<String, Progress> running = new HashMap<>();
  private final Set<String> replies = new LinkedHashSet<>();
  private long sequence;
  private long dropped;
  private long lastUse = System.nanoTime();
  private TenantContext tenant;
  private String visitor;

  ConversationStream(String epoch) {
    this.epoch = epoch;
  }

  /** Remembers whose conversation it is, once that was looked up. */
  synchronized void belongTo(TenantContext tenant, String visitor) {
    this.tenant = tenant;
    this.visitor = visitor;
  }

  /** Whether it is known to be this visitor's conversation; false also when nobody looked yet. */
  synchronized boolean belongsTo(TenantContext tenant, String visitor) {
    return tenant.equals(this.tenant) && visitor.equals(this.visitor);
  }

  /**
   * Stores a message, then tells it to everybody; its reply does not begin in between.
   *
   * @param store stores it; when that fails, nothing is told
   */
  void arrive(String messageId, String data, Runnable store) {
    arrival.lock();
    try {
      store.run();
      publish(messageId, "message", data);
    } finally {
      arrival.unlock();
    }
  }

  /** Adds an event and sends it to everybody who has the conversation open. */
  synchronized void publish(String messageId, String name, String data) {
    var event = new StreamEvent(++sequence, messageId, name, data);
    lastUse = System.nanoTime();
    events.add(event);
    if (event.last()) {
      running.remove(messageId);
    }
    replies.add(messageId);
    forgetOldReplies();
    subscribers.removeIf(subscriber -> !subscriber.send(id(event.sequence()), event));
  }

  /** Begins a reply; what an earlier attempt has shown is to be replaced. */
  void begin(String messageId, boolean replaces) {
    arrival.lock();
    try {
      beginNow(messageId, replaces);
    } finally {
      arrival.unlock();
    }
  }

  private synchronized void beginNow(String messageId, boolean replaces) {
    boolean seen = running.containsKey(messageId);
    var progress = new Progress(sequence);
    running.put(messageId, progress);
    publish(messageId, "started", ChatWire.started(messageId));
    if (replaces || seen) {
      replace(messageId, "");
    }
  }

  /** Appends to a reply. */
  synchronized void delta(String messageId, String text) {
    var progress = running.computeIfAbsent(messageId, id -> new Progress(sequence));
    publish(messageId, "delta", ChatWire.delta(messageId, progress.number++, text));
  }

  /** Replaces a reply so far. */
  synchronized void replace(String messageId, String text) {
    var progress = running.computeIfAbsent(messageId, id -> new Progress(sequence));
    publish(messageId, "replace", ChatWire.delta(messageId, progress.number++, text));
  }

  /** The id after which a reader who knows all finished turns must resume. */
  synchronized String resumeId() {
    long from = sequence;
    for (var progress : running.values()) {
      from = Math.min(from, progress.begin);
    }
    return id(from);
  }

  /**
   * Adds a subscriber and sends what it has missed.
   *
   * @param lastEventId the last id it saw, or null
   * @param known the {@link #resumeId} of the moment before the turns were read
   * @param turns the stored turns
   */
  synchronized void subscribe(
      Subscriber subscriber, String lastEventId, String known, List<Turn> turns) {
    lastUse = System.nanoTime();
    long seen = position(lastEventId);
    boolean retold = seen >= 0 || retell(subscriber, known, turns);
    if (retold && replay(subscriber, seen >= 0 ? seen : position(known))) {
      subscribers.add(subscriber);
    }
  }

  private boolean replay(Subscriber subscriber, long seen) {
    for (var event : events) {
      if (event.sequence() > seen && !subscriber.send(id(event.sequence()), event)) {
        return false;
      }
    }
    return true;
  }

  /** Tells the stored turns under the id after which the events go on: a cut loses none. */
  private static boolean retell(Subscriber subscriber, String known, List<Turn> turns) {
    for (var turn : turns) {
      var id = turn.messageId();
      var message = ChatWire.message(id, turn.text(), turn.timestamp());
      if (!subscriber.send(known, new StreamEvent(0, id, "message", message))) {
        return false;
      }
      if (turn.answer() != null) {
        var name = ChatWire.closing(turn.answer());
        var data = ChatWire.answer(id, turn.answer(), turn.answeredAt());
        if (!subscriber.send(known, new StreamEvent(0, id, name, data))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Sends a sign of life to everybody. */
  synchronized void beat() {
    subscribers.removeIf(subscriber -> !subscriber.beat());
  }

  /** Whether nobody needs it any more. */
  synchronized boolean idle(long nanos) {
    return subscribers.isEmpty() && running.isEmpty() && System.nanoTime() - lastUse > nanos;
  }

  private long position(String lastEventId) {
    if (lastEventId == null || !lastEventId.startsWith(epoch + "-")) {
      return -1;
    }
    try {
      long seen = Long.parseLong(lastEventId.substring(epoch.length() + 1));
      return seen >= dropped && seen <= sequence ? seen : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void forgetOldReplies() {
    while (replies.size() > KEPT_REPLIES) {
      var oldest = replies.iterator().next();
      if (running.containsKey(oldest)) {
        return;
      }
      replies.remove(oldest);
      while (!events.isEmpty() && !replies.contains(events.peek().messageId())) {
        dropped = events.poll().sequence();
      }
    }
  }

  private String id(long sequence) {
    return epoch + "-" + sequence;
  }

  private static final class Progress {
    private final long begin;
    private int number;

    private Progress(long begin) {
      this.begin = begin;
    }
  }
}
