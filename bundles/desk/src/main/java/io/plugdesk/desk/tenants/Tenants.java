package io.plugdesk.desk.tenants;

import io.plugdesk.api.TenantContext;
import java.util.List;
import java.util.Optional;

/**
 * The list of tenants.
 *
 * <p>Called from any thread; look-ups are served from memory and take microseconds, changes are
 * stored before they return. An unknown tenant is empty. Throws {@link
 * io.plugdesk.api.PlugdeskException} REJECTED for a slug that is taken or malformed, TRANSIENT when
 * the database cannot be reached.
 */
public interface Tenants {
  /**
   * Creates a tenant.
   *
   * @param slug lower-case letters, digits and hyphens, 2 to 40, unique
   * @param name its name as people read it
   * @param configJson a JSON object as text
   * @param actor who does it, for the audit trail
   */
  Tenant create(String slug, String name, String configJson, String actor);

  /**
   * Changes name and settings.
   *
   * @param tenant the tenant
   * @param name the new name
   * @param configJson the new settings, a JSON object as text
   * @param actor who does it, for the audit trail
   */
  Tenant update(TenantContext tenant, String name, String configJson, String actor);

  /** All tenants by slug. */
  List<Tenant> list();

  /**
   * Finds a tenant by its UUID or its slug, never by guess.
   *
   * @param idOrSlug the UUID or the slug
   */
  Optional<Tenant> find(String idOrSlug);

  /**
   * Removes the tenant, and everything that {@link TenantData} of any room holds of it.
   *
   * @param tenant the tenant
   * @param actor who does it, for the audit trail
   */
  void delete(TenantContext tenant, String actor);
}
