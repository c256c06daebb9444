package io.plugdesk.desk.editions;

import io.plugdesk.api.TenantContext;
import java.util.List;

/**
 * Finds out which plugins a tenant's edition comes to, and switches them on and off.
 *
 * <p>Called from any thread; some ten milliseconds. A wish that cannot be fulfilled is a plan that
 * says why, and changes nothing. Throws {@link io.plugdesk.api.PlugdeskException} REJECTED for a
 * wish that contradicts itself or takes away what the tenant has not, TRANSIENT when the database
 * cannot be reached or the edition was changed at the same time; nothing has changed then.
 */
public interface Planning {
  /**
   * What the tenant is to have.
   *
   * @param tenant the tenant
   */
  Edition edition(TenantContext tenant);

  /** The features that the plugins of the house provide, in order. */
  List<String> offered();

  /**
   * Says what a wish comes to.
   *
   * @param tenant the tenant
   * @param wish how its edition is to change
   */
  Plan plan(TenantContext tenant, Wish wish);

  /**
   * Carries a wish out where that is possible. A failure on the way takes back what was done before
   * it; after a kill on the way the same wish finishes it.
   *
   * @param tenant the tenant
   * @param wish how its edition is to change
   * @param actor who does it, for the audit trail
   */
  Plan apply(TenantContext tenant, Wish wish, String actor);
}
