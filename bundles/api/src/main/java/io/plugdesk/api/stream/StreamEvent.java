package io.plugdesk.api.stream;

import java.util.Objects;

/**
 * One event of a stream.
 *
 * @param topic what it belongs to, such as the id of a message; may be empty
 * @param name its name, such as {@code delta}
 * @param data its data as JSON
 * @param last whether its topic ends with it
 */
public record StreamEvent(String topic, String name, String data, boolean last) {
  /** Refuses an event that lacks something. */
  public StreamEvent {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(data, "data");
  }
}
