package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.VersionRule;
import java.util.List;

/**
 * The rules of all tenants, where they survive.
 *
 * <p>Called from any thread; milliseconds. No rule is an empty list. Throws {@link
 * io.plugdesk.api.PlugdeskException} TRANSIENT when the database cannot be reached.
 */
interface RuleTable {
  /** The rules of all tenants. */
  List<Rules.Given> all();

  /** Stores a tenant's rule in the place of an earlier one. */
  void put(TenantContext tenant, VersionRule rule, String actor);

  /** Removes a tenant's rule. */
  void remove(TenantContext tenant, String plugin, String actor);
}
