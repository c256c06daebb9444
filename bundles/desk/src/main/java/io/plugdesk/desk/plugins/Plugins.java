package io.plugdesk.desk.plugins;

import io.plugdesk.api.TenantContext;
import java.util.List;
import java.util.Optional;

/**
 * The directory of plugin instances by tenant.
 *
 * <p>Called from any thread, for every message; a look-up takes microseconds and never searches the
 * service registry. What a tenant has not switched on is empty. Throws nothing but {@link
 * io.plugdesk.api.PlugdeskException}: TRANSIENT while a declared instance is still starting,
 * MISCONFIGURED when what is switched on is quarantined.
 */
public interface Plugins {
  /**
   * What a conversation keeps: the versions and settings that took new work when it began, or when
   * the limit for keeping them had passed. A conversation that is not known begins with this call.
   *
   * @param tenant the tenant
   * @param conversationId the conversation
   */
  Pins pins(TenantContext tenant, String conversationId);

  /**
   * Leases the tenant's instance of a plugin.
   *
   * @param <T> the seam
   * @param tenant the tenant
   * @param pins the versions to keep to, as far as they are still there; learns what is leased
   * @param seam the seam's interface
   * @param plugin the plugin's id
   */
  <T> Optional<Lease<T>> lease(TenantContext tenant, Pins pins, Class<T> seam, String plugin);

  /**
   * Leases the tenant's first instance of a seam: the only one, or the one with the highest
   * ranking.
   *
   * @param <T> the seam
   * @param tenant the tenant
   * @param pins the versions to keep to, as far as they are still there; learns what is leased
   * @param seam the seam's interface
   */
  <T> Optional<Lease<T>> lease(TenantContext tenant, Pins pins, Class<T> seam);

  /**
   * Leases all of the tenant's instances of a seam, by plugin id; each must be closed.
   *
   * @param <T> the seam
   * @param tenant the tenant
   * @param pins the versions to keep to, as far as they are still there; learns what is leased
   * @param seam the seam's interface
   */
  <T> List<Lease<T>> leaseAll(TenantContext tenant, Pins pins, Class<T> seam);

  /**
   * Leases all of the tenant's instances of a seam, by plugin id, and leaves none out; each must be
   * closed.
   *
   * @param <T> the seam
   * @param tenant the tenant
   * @param pins the versions to keep to, as far as they are still there; learns what is leased
   * @param seam the seam's interface
   * @throws io.plugdesk.api.PlugdeskException TRANSIENT when one that is switched on is not up,
   *     MISCONFIGURED when it is quarantined
   */
  <T> List<Lease<T>> leaseEvery(TenantContext tenant, Pins pins, Class<T> seam);

  /**
   * Whether the tenant has switched a plugin on.
   *
   * @param tenant the tenant
   * @param plugin the plugin's id
   */
  boolean enabled(TenantContext tenant, String plugin);

  /** The plugins that are installed, by id. */
  List<PluginInfo> installed();
}
