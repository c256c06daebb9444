package io.plugdesk.bench.crash;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the house has accepted and not finished, as its clients see it. */
final class Flight {
  /** What can be in the middle of its way. */
  enum State {
    /** Accepted, and no word of an answer yet. */
    MESSAGE,
    /** The answer has begun. */
    STREAM,
    /** A document whose job is not done. */
    INGEST
  }

  private final Map<State, Set<String>> flying = new EnumMap<>(State.class);

  Flight() {
    for (var state : State.values()) {
      flying.put(state, ConcurrentHashMap.newKeySet());
    }
  }

  void begin(State state, String id) {
    flying.get(state).add(id);
  }

  void end(State state, String id) {
    flying.get(state).remove(id);
  }

  /** The first word has come: the message is a stream from now on. */
  void streams(String id) {
    if (flying.get(State.MESSAGE).remove(id)) {
      flying.get(State.STREAM).add(id);
    }
  }

  boolean any(State state) {
    return !flying.get(state).isEmpty();
  }
}
