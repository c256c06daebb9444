package io.plugdesk.api.channel;

import io.plugdesk.api.TenantContext;
import java.util.Objects;

/**
 * The reply that is about to be written.
 *
 * @param tenant the tenant that replies
 * @param conversationId the conversation, a UUID
 * @param messageId the message being answered; also the stable id of its one reply
 * @param recipientId who gets it, as the channel names people
 * @param attempt 1 for the first attempt; above it, the person may have seen part of an earlier one
 */
public record Reply(
    TenantContext tenant,
    String conversationId,
    String messageId,
    String recipientId,
    int attempt) {
  /** Refuses a reply to nobody. */
  public Reply {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(conversationId, "conversationId");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(recipientId, "recipientId");
  }
}
