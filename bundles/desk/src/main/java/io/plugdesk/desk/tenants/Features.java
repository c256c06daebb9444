package io.plugdesk.desk.tenants;

import io.plugdesk.api.TenantContext;
import java.util.List;

/**
 * What each tenant has switched on; PostgreSQL is the truth.
 *
 * <p>Called from any thread; a few milliseconds. No features is an empty list. Throws {@link
 * io.plugdesk.api.PlugdeskException} TRANSIENT when the database cannot be reached.
 */
public interface Features {
  /**
   * The features that are on, by plugin id.
   *
   * @param tenant the tenant
   */
  List<Feature> list(TenantContext tenant);

  /**
   * Switches a plugin on, or changes its settings; unchanged settings keep their revision.
   *
   * @param tenant the tenant
   * @param plugin the plugin's id
   * @param settingsJson a JSON object as text
   * @param actor who does it, for the audit trail
   */
  Feature enable(TenantContext tenant, String plugin, String settingsJson, String actor);

  /**
   * Switches a plugin off; one that is off stays off.
   *
   * @param tenant the tenant
   * @param plugin the plugin's id
   * @param actor who does it, for the audit trail
   */
  void disable(TenantContext tenant, String plugin, String actor);

  /**
   * Published by rooms that follow the features; called after the commit, in the changer's thread.
   */
  interface Listener {
    /**
     * The features of a tenant have changed, or the tenant is gone and the list is empty.
     *
     * @param tenant the tenant
     * @param features all features that are on now
     */
    void changed(TenantContext tenant, List<Feature> features);
  }
}
