package io.plugdesk.api.channel;

import io.plugdesk.api.TenantContext;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * One message that a person wrote, in the shape every channel brings it to.
 *
 * @param tenant the tenant to whom the person writes
 * @param channel the channel's plugin id, such as {@code io.plugdesk.channel.web}
 * @param messageId the sender's own id of the message; the same id twice is one message
 * @param conversationId the conversation it belongs to, a UUID
 * @param senderId who wrote it, as the channel names people; stable within tenant and channel
 * @param text what was written, 1 to 4,000 characters
 * @param metadata what else the channel knows, such as {@code locale}; never secrets
 * @param timestamp when the person sent it
 */
public record InboundMessage(
    TenantContext tenant,
    String channel,
    String messageId,
    String conversationId,
    String senderId,
    String text,
    Map<String, String> metadata,
    Instant timestamp) {
  /** The longest text that is accepted, in characters. */
  public static final int MAX_CHARACTERS = 4000;

  /** Refuses a message without text or ids, or with a text that is too long. */
  public InboundMessage {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(conversationId, "conversationId");
    Objects.requireNonNull(senderId, "senderId");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(timestamp, "timestamp");
    if (text.isBlank() || text.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "A message has 1 to " + MAX_CHARACTERS + " characters, this one " + text.length());
    }
    metadata = Map.copyOf(metadata);
  }
}
