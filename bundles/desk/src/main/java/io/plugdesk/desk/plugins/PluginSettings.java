package io.plugdesk.desk.plugins;

import io.plugdesk.api.TenantContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Switches plugins on and off for a tenant, with settings that the plugin's own form allows.
 *
 * <p>Called from any thread. A change returns when it serves the tenant's new work on this node,
 * mostly within milliseconds, and after five seconds where the plugin does not start with it; other
 * nodes follow within a second. A plugin that is not installed is empty. Throws {@link
 * io.plugdesk.api.PlugdeskException} REJECTED for a wrong setting, naming it and what is allowed
 * and never its value; TRANSIENT when the database cannot be reached.
 */
public interface PluginSettings {
  /**
   * What there is to set for a plugin, in the order of its form.
   *
   * @param plugin the plugin's id
   */
  Optional<List<PluginSetting>> form(String plugin);

  /**
   * What is on for a tenant, by plugin id; also what is not installed at the moment.
   *
   * @param tenant the tenant
   */
  List<SwitchedOn> list(TenantContext tenant);

  /**
   * Switches a plugin on. The settings replace the earlier ones; a secret that is left out stays.
   *
   * @param tenant the tenant
   * @param plugin the plugin's id
   * @param settings values by the id of their setting, as JSON has them
   * @param actor who does it, for the audit trail
   */
  Optional<SwitchedOn> replace(
      TenantContext tenant, String plugin, Map<String, Object> settings, String actor);

  /**
   * Switches a plugin on, or changes single settings of one that is on; the others stay.
   *
   * @param tenant the tenant
   * @param plugin the plugin's id
   * @param changed values by the id of their setting, as JSON has them
   * @param removed the ids of settings that go back to their defaults
   * @param actor who does it, for the audit trail
   */
  Optional<SwitchedOn> change(
      TenantContext tenant,
      String plugin,
      Map<String, Object> changed,
      Set<String> removed,
      String actor);

  /**
   * Switches a plugin off; what it is doing is finished first.
   *
   * @param tenant the tenant
   * @param plugin the plugin's id
   * @param actor who does it, for the audit trail
   * @return false when it is neither installed nor on
   */
  boolean switchOff(TenantContext tenant, String plugin, String actor);

  /**
   * A plugin that is on.
   *
   * @param plugin its id
   * @param revision the number of its settings
   * @param settings its settings without secrets
   * @param installed whether its bundle is there
   */
  record SwitchedOn(String plugin, int revision, Map<String, Object> settings, boolean installed) {}
}
