package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import java.util.Optional;

/**
 * Where a tenant's passages are.
 *
 * @param plugin the retrieval back end that has them all; null where nothing was written yet
 * @param filling the one that is being filled beside it, or null
 */
record Home(String plugin, String filling) {
  /** Before the first passage. */
  static final Home NONE = new Home(null, null);

  /** Whether this back end has all passages, or is about to. */
  boolean has(String backEnd) {
    return backEnd != null && (backEnd.equals(plugin) || backEnd.equals(filling));
  }

  /**
   * Leases from the back end that is the home; from the first one where there is none, or where it
   * was switched off.
   */
  <T> Optional<Lease<T>> lease(Plugins plugins, TenantContext tenant, Pins pins, Class<T> seam) {
    return plugin != null && plugins.enabled(tenant, plugin)
        ? plugins.lease(tenant, pins, seam, plugin)
        : plugins.lease(tenant, pins, seam);
  }
}
