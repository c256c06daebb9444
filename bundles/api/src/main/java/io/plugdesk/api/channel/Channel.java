package io.plugdesk.api.channel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A place where people write and read: the way back from the house to a person.
 *
 * <p>The house calls it once for each attempt to answer a message, from many threads at once but
 * for one conversation from one thread at a time; after deactivation it is not called again. It
 * returns at once and does no network call: what takes time belongs into the sink. It never returns
 * null; whoever cannot stream returns a sink that waits for {@link ReplySink#finish}. It may throw
 * {@link io.plugdesk.api.PlugdeskException}: TRANSIENT is retried, any other kind gives the message
 * to a person.
 */
@ConsumerType
public interface Channel {
  /**
   * Opens the way back for one reply.
   *
   * @param reply which message is being answered
   * @return the sink that takes the reply as it comes
   */
  ReplySink open(Reply reply);
}
