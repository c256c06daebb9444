package io.plugdesk.permissions;

import java.util.List;

/**
 * What tenants have set for plugins.
 *
 * <p>Asked from any thread, for each request of a plugin; it takes microseconds, and some
 * milliseconds after a change. Empty when the tenant has not switched the plugin on, or left the
 * setting out. It throws nothing.
 */
interface Settings {
  /**
   * The values of a setting in all revisions that are in use; its default where it is left out.
   *
   * @param plugin whose setting it is
   * @param tenantId the tenant's UUID, as a plugin says
   * @param setting the setting's name
   */
  List<String> of(Plugin plugin, String tenantId, String setting);

  /** Whether a tenant has the plugin switched on. */
  boolean isOn(Plugin plugin, String tenantId);

  /** A bundle needs nothing any more. */
  void forget(Plugin plugin);
}
