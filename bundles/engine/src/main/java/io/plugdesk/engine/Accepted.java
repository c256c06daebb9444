package io.plugdesk.engine;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Answer;
import io.plugdesk.api.channel.Conversation.Status;
import java.util.Map;

/**
 * A stored message that waits for its answer, or for its answer to be delivered.
 *
 * @param id our own id of the message
 * @param tenant the tenant
 * @param conversationId the conversation
 * @param ordinal its place in the conversation, from 1
 * @param channel the plugin id of the channel
 * @param messageId the sender's id of the message
 * @param senderId who wrote it
 * @param text what was written
 * @param metadata what the channel or the caller said beside it
 * @param status who has the conversation
 * @param attempt 1 for the first attempt to answer it
 * @param earlierWaiting whether an earlier message of the conversation waits too
 * @param answer the answer that is stored and not yet delivered, or null
 */
record Accepted(
    String id,
    TenantContext tenant,
    String conversationId,
    int ordinal,
    String channel,
    String messageId,
    String senderId,
    String text,
    Map<String, String> metadata,
    Status status,
    int attempt,
    boolean earlierWaiting,
    Answer answer) {
  /** The same message in other words. */
  Accepted reworded(String words) {
    return new Accepted(
        id,
        tenant,
        conversationId,
        ordinal,
        channel,
        messageId,
        senderId,
        words,
        metadata,
        status,
        attempt,
        earlierWaiting,
        answer);
  }
}
