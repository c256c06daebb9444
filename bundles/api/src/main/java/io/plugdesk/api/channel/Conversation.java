package io.plugdesk.api.channel;

import io.plugdesk.api.TenantContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A conversation as a channel may show it.
 *
 * @param tenant the tenant it belongs to
 * @param conversationId its UUID
 * @param channel the plugin id of its channel
 * @param userId the person, as the channel names people
 * @param status who has it now
 * @param startedAt when it began
 * @param turns its turns in order, the last 200 at most
 */
public record Conversation(
    TenantContext tenant,
    String conversationId,
    String channel,
    String userId,
    Status status,
    Instant startedAt,
    List<Turn> turns) {
  /** Who has a conversation. */
  public enum Status {
    /** The assistant answers. */
    BOT,
    /** The person asked for a human being and waits. */
    WAITING,
    /** A human being has it; the assistant is silent. */
    HUMAN,
    /** It has ended. */
    CLOSED
  }

  /** Copies the turns. */
  public Conversation {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(conversationId, "conversationId");
    Objects.requireNonNull(status, "status");
    turns = List.copyOf(turns);
  }
}
