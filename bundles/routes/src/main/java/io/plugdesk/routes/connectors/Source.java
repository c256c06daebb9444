package io.plugdesk.routes.connectors;

import io.plugdesk.api.TenantContext;
import java.time.Duration;

/**
 * A connector that a tenant has switched on.
 *
 * @param tenant the tenant
 * @param plugin the plugin's id
 * @param revision the number of its settings
 * @param namespace where its documents go
 * @param interval how long to wait between two rounds
 */
record Source(
    TenantContext tenant, String plugin, int revision, String namespace, Duration interval) {
  private static final String OURS = "io.plugdesk.connector.";

  /** The id of its route. */
  String routeId() {
    return "connector." + tenant.slug() + "." + plugin;
  }

  /** The name that the ids of its documents begin with. */
  String name() {
    return name(plugin);
  }

  static String name(String plugin) {
    return plugin.startsWith(OURS) ? plugin.substring(OURS.length()) : plugin;
  }
}
