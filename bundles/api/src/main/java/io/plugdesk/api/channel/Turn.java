package io.plugdesk.api.channel;

import java.time.Instant;
import java.util.Objects;

/**
 * One message of a person and the house's answer to it.
 *
 * @param ordinal the place of the turn in its conversation, from 1
 * @param messageId the message's id
 * @param text what the person wrote
 * @param timestamp when the message was accepted
 * @param answer the stored answer, or null while the house works on it
 * @param answeredAt when the answer was stored, or null
 */
public record Turn(
    int ordinal,
    String messageId,
    String text,
    Instant timestamp,
    Answer answer,
    Instant answeredAt) {
  /** Refuses a turn without a message. */
  public Turn {
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(timestamp, "timestamp");
  }
}
