package io.plugdesk.desk.metrics;

import java.time.Duration;

/**
 * Counts and times what the house does, in Prometheus names.
 *
 * <p>Called from any thread; microseconds. Returns nothing and throws nothing. Tags come in pairs
 * of key and value with few different values: never an id of a person or a text.
 */
public interface Meters {
  /**
   * Adds one to a counter.
   *
   * @param name such as {@code sessions_total}
   * @param tags key, value, key, value …
   */
  void count(String name, String... tags);

  /**
   * Adds an observation to a histogram of seconds.
   *
   * @param name such as {@code rag_query_duration_seconds}
   * @param duration how long it took
   * @param tags key, value, key, value …
   */
  void time(String name, Duration duration, String... tags);
}
