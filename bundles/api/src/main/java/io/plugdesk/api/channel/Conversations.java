package io.plugdesk.api.channel;

import io.plugdesk.api.TenantContext;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The conversations of a tenant, as a channel opens and shows them.
 *
 * <p>Called by channels from any number of threads. Each call takes a few milliseconds, for it
 * reads or writes the database. A conversation that does not exist, or belongs to another tenant,
 * another channel or another person, is an empty result: a channel cannot tell these apart. Throws
 * {@link io.plugdesk.api.PlugdeskException} TRANSIENT when the database cannot be reached.
 */
@ProviderType
public interface Conversations {
  /**
   * Opens a new conversation.
   *
   * @param tenant the tenant
   * @param channel the channel's plugin id
   * @param userId the person, as the channel names people
   * @return the new conversation, without turns
   */
  Conversation open(TenantContext tenant, String channel, String userId);

  /**
   * Reads a conversation.
   *
   * @param tenant the tenant
   * @param channel the channel's plugin id
   * @param userId the person; nobody else's conversation is found
   * @param conversationId its UUID
   * @return the conversation, or empty
   */
  Optional<Conversation> find(
      TenantContext tenant, String channel, String userId, String conversationId);

  /**
   * Records the wish to talk to a person; asking twice is asking once.
   *
   * @param conversation the conversation, as found
   * @return the status after the wish
   */
  Conversation.Status wishForPerson(Conversation conversation);

  /**
   * Stops the answer that is being written; without one it does nothing.
   *
   * @param conversation the conversation, as found
   * @param messageId the message whose answer is to stop
   */
  void stop(Conversation conversation, String messageId);
}
