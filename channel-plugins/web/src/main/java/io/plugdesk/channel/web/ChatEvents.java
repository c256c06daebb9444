package io.plugdesk.channel.web;

import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Conversation;
import io.plugdesk.api.channel.Turn;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.stream.StreamEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of a conversation's stream; each belongs to the message it is about. */
final class ChatEvents {
  private ChatEvents() {}

  static StreamEvent message(String messageId, String text, Instant timestamp) {
    return event(messageId, "message", ChatWire.message(messageId, text, timestamp));
  }

  static StreamEvent started(String messageId) {
    return event(messageId, "started", ChatWire.started(messageId));
  }

  static StreamEvent candidates(String messageId, List<Passage> passages) {
    return event(messageId, "candidates", ChatWire.candidates(messageId, passages));
  }

  static StreamEvent delta(String messageId, int number, String text) {
    return event(messageId, "delta", ChatWire.delta(messageId, number, text));
  }

  static StreamEvent replace(String messageId, int number, String text) {
    return event(messageId, "replace", ChatWire.delta(messageId, number, text));
  }

  static StreamEvent closing(String messageId, Answer answer, Instant answeredAt) {
    var data = ChatWire.answer(messageId, answer, answeredAt);
    return new StreamEvent(messageId, ChatWire.closing(answer), data, true);
  }

  static StreamEvent status(Conversation.Status status, String says) {
    return event("", "status", ChatWire.status(status, says));
  }

  /** The stored turns, as they are told to a reader whose last id is not known. */
  static List<StreamEvent> stored(List<Turn> turns) {
    var events = new ArrayList<StreamEvent>();
    for (var turn : turns) {
      events.add(message(turn.messageId(), turn.text(), turn.timestamp()));
      if (turn.answer() != null) {
        events.add(closing(turn.messageId(), turn.answer(), turn.answeredAt()));
      }
    }
    return events;
  }

  private static StreamEvent event(String messageId, String name, String data) {
    return new StreamEvent(messageId, name, data, false);
  }
}
