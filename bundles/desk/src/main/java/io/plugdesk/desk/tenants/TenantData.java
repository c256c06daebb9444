package io.plugdesk.desk.tenants;

import io.plugdesk.api.TenantContext;

/**
 * Published by each room that keeps data of tenants outside of its PostgreSQL tables, so that
 * deleting a tenant leaves nothing.
 *
 * <p>Called by {@code tenants} from one thread, before the tenant's row goes, once for every
 * attempt: repeated, it does nothing. It may take a minute. A failure stops the deletion, which can
 * be repeated.
 */
public interface TenantData {
  /**
   * Removes everything of the tenant.
   *
   * @param tenant the tenant that goes
   */
  void erase(TenantContext tenant);
}
