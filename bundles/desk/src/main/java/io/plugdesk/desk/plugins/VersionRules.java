package io.plugdesk.desk.plugins;

import io.plugdesk.api.TenantContext;
import java.util.Optional;

/**
 * Gives a tenant another version of a plugin than the one that takes the work.
 *
 * <p>Called from any thread; a few milliseconds for a change, which every node follows within a
 * second and which is in the tenant's audit trail. A version that a rule names stays until the rule
 * is lifted; where it does not run nevertheless, the version that takes the work serves. A tenant
 * without a rule is empty. Throws {@link io.plugdesk.api.PlugdeskException} REJECTED when the
 * version does not run; TRANSIENT when the database cannot be reached.
 */
public interface VersionRules {
  /**
   * The tenant's rule for a plugin.
   *
   * @param tenant the tenant
   * @param plugin the plugin's id
   */
  Optional<VersionRule> find(TenantContext tenant, String plugin);

  /**
   * Gives the tenant a version, in the place of an earlier rule; conversations that have begun keep
   * what they began with.
   *
   * @param tenant the tenant
   * @param rule which version, for which share
   * @param order who wants it
   */
  void put(TenantContext tenant, VersionRule rule, PluginChanges.Order order);

  /**
   * Lifts the tenant's rule for a plugin.
   *
   * @param tenant the tenant
   * @param plugin the plugin's id
   * @param order who wants it
   * @return what was lifted
   */
  Optional<VersionRule> remove(TenantContext tenant, String plugin, PluginChanges.Order order);
}
