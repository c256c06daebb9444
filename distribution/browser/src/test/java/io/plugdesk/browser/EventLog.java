package io.plugdesk.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The events of one conversation, kept for those who come back; safe for many threads. */
final class EventLog {
  /**
   * What happens to an event on its first way to the browser; the second time it always arrives.
   */
  enum Fate {
    ARRIVES,
    CUTS_THE_LINE,
    IS_LOST
  }

  record Event(int number, String type, ObjectNode data, Fate fate) {
    String id() {
      return "event-" + number;
    }
  }

  private final List<Event> events = new ArrayList<>();
  private final Set<Integer> met = new HashSet<>();

  synchronized void add(String type, ObjectNode data, Fate fate) {
    events.add(new Event(events.size(), type, data, fate));
    notifyAll();
  }

  /** The event of that number, as soon as it is there; empty after the time. */
  synchronized Optional<Event> await(int number, long millis) throws InterruptedException {
    var end = System.nanoTime() + millis * 1_000_000;
    while (events.size() <= number) {
      var left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
    return Optional.of(events.get(number));
  }

  /** Whether the event comes by for the first time. */
  synchronized boolean first(Event event) {
    return met.add(event.number());
  }

  synchronized int after(String id) {
    return id == null ? 0 : Integer.parseInt(id.substring("event-".length())) + 1;
  }

  synchronized String lastId() {
    return events.isEmpty() ? null : events.get(events.size() - 1).id();
  }

  synchronized Optional<ObjectNode> answer(String messageId) {
    return events.stream()
        .filter(event -> event.type().equals("done") && of(event, messageId))
        .map(Event::data)
        .findFirst();
  }

  synchronized boolean answered(String messageId) {
    return answer(messageId).isPresent();
  }

  /** The tokens of an answer so far, put together. */
  synchronized String streamed(String messageId) {
    var text = new StringBuilder();
    events.stream()
        .filter(event -> event.type().equals("delta") && of(event, messageId))
        .forEach(event -> text.append(event.data().path("text").asText()));
    return text.toString();
  }

  private static boolean of(Event event, String messageId) {
    return event.data().path("message_id").asText().equals(messageId);
  }
}
