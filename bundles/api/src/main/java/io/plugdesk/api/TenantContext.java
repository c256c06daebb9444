package io.plugdesk.api;

import java.util.Objects;

/**
 * The tenant on whose behalf something happens; every record that crosses a seam carries it first.
 *
 * <p>A plugin passes it along and never makes one up: the house creates it after it has verified
 * the caller.
 *
 * @param tenantId the tenant's UUID in its canonical lower-case form
 * @param slug the tenant's unique short name, as people write it in paths and commands
 */
public record TenantContext(String tenantId, String slug) {
  /** Refuses a context without an id or a slug. */
  public TenantContext {
    Objects.requireNonNull(tenantId, "tenantId");
    Objects.requireNonNull(slug, "slug");
    if (tenantId.isBlank() || slug.isBlank()) {
      throw new IllegalArgumentException("A tenant context needs an id and a slug");
    }
  }
}
