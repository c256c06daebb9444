package io.plugdesk.desk.identity;

import io.plugdesk.api.TenantContext;
import java.time.Instant;
import java.util.Set;

/**
 * A verified caller.
 *
 * @param subject the id of the person or service, unique within its tenant
 * @param tenant the tenant of the token, or null for an operator
 * @param roles what the caller may do
 * @param origin the web origin to which a visitor's token is bound, or null
 * @param expiresAt when the token ends
 */
public record Caller(
    String subject, TenantContext tenant, Set<Role> roles, String origin, Instant expiresAt) {
  /** Copies the roles. */
  public Caller {
    roles = Set.copyOf(roles);
  }
}
