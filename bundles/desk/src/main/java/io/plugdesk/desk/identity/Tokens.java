package io.plugdesk.desk.identity;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.VisitorToken;

/**
 * Verifies bearer tokens and issues those of visitors.
 *
 * <p>Called from any thread, for every request; verification takes microseconds once a token has
 * been seen. Never null. Throws {@link io.plugdesk.api.PlugdeskException} FORBIDDEN with the reason
 * when a token does not hold; the reason never repeats the token.
 */
public interface Tokens {
  /**
   * Verifies a token: signature, issuer, audience, time, tenant.
   *
   * @param bearer the token without the word Bearer
   */
  Caller verify(String bearer);

  /**
   * Issues a visitor's token, valid for thirty minutes.
   *
   * @param tenant the tenant whose visitor it is
   * @param origin the web origin to which it is bound
   * @param previous an older token of the same visitor, at most a day past its end, or null; when
   *     it holds, the visitor's id is kept
   */
  VisitorToken issueVisitor(TenantContext tenant, String origin, String previous);
}
