package io.plugdesk.permissions;

import io.plugdesk.api.TenantContext;

/**
 * Keeps in mind what plugins were refused.
 *
 * <p>Called from any thread, in the middle of a plugin's call; milliseconds. Returns nothing and
 * throws nothing: what was refused stays refused when it cannot be recorded.
 */
interface Refusals {
  /** Records a refusal. */
  void record(Refusal refusal);

  /**
   * Something that a plugin may not use.
   *
   * @param plugin the plugin
   * @param tenant the tenant that the plugin named
   * @param known whether that tenant has the plugin switched on
   * @param what {@code host} or {@code secret}
   * @param which the host with its port, or the reference of the secret
   */
  record Refusal(Plugin plugin, TenantContext tenant, boolean known, String what, String which) {}
}
