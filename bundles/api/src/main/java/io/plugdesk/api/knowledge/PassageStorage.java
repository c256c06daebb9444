package io.plugdesk.api.knowledge;

import io.plugdesk.api.TenantContext;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where a retrieval back end keeps the passages of all tenants.
 *
 * <p>Published once by a plugin that also offers {@link PassageIndex}, as a component without a
 * tenant's settings: a tenant that goes may have switched the plugin off long ago, and then nobody
 * else knows that something of it is still there. The house calls it from one thread when a tenant
 * is deleted, after the tenant's last instance has stopped; it may take a minute. A tenant of which
 * nothing is kept is no failure. Throws {@link io.plugdesk.api.PlugdeskException} TRANSIENT when
 * the storage cannot be reached: the house calls again until it can.
 */
@ConsumerType
public interface PassageStorage {
  /**
   * Removes everything of a tenant; repeated, it does nothing.
   *
   * @param tenant the tenant that goes
   */
  void drop(TenantContext tenant);
}
