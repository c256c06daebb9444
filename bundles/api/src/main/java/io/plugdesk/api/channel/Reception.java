package io.plugdesk.api.channel;

import io.plugdesk.api.TenantContext;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Receives people who have no account: tells a channel which tenant they came to and gives them a
 * token.
 *
 * <p>Called by channels from any number of threads; a few milliseconds. A tenant that does not
 * exist, or has the channel switched off, is empty: a visitor cannot tell these apart. Throws
 * {@link io.plugdesk.api.PlugdeskException} TRANSIENT when the house cannot look it up.
 */
@ProviderType
public interface Reception {
  /**
   * Finds the tenant that a visitor came to.
   *
   * @param slug the tenant's slug, as it stands in the address
   * @param channel the channel's plugin id
   */
  Optional<TenantProfile> tenant(String slug, String channel);

  /**
   * Issues a token, valid for thirty minutes.
   *
   * @param tenant the tenant, as found
   * @param origin the web origin to which the token is bound
   * @param previous the visitor's earlier token, at most a day past its end, or null; when it
   *     holds, the visitor stays the same person
   */
  VisitorToken issueToken(TenantContext tenant, String origin, String previous);
}
