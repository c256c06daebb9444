package io.plugdesk.api.channel;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a channel hands over what a person wrote.
 *
 * <p>Called by channels, from any number of threads, for as long as the channel is active. Returns
 * within milliseconds: it stores the message and does not wait for the answer, which comes to the
 * channel's {@link Channel#open}. It returns nothing; a return means that the message is stored and
 * survives a crash. Throws {@link io.plugdesk.api.PlugdeskException} with kind REJECTED for an
 * unknown conversation, FORBIDDEN for a channel that the tenant does not have, and TRANSIENT when
 * it could not be stored: then the sender must be told, for the message was not accepted.
 */
@ProviderType
public interface Inbox {
  /**
   * Stores a message; the same message id twice in a conversation is one message.
   *
   * @param message what was written
   */
  void accept(InboundMessage message);
}
