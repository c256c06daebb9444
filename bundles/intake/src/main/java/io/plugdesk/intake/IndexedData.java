package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.tenants.TenantData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes a tenant's passages when the tenant goes. */
@Component
public final class IndexedData implements TenantData {
  private final Plugins plugins;

  /**
   * Reaches the indexes by lease.
   *
   * @param plugins the directory
   */
  @Activate
  public IndexedData(@Reference Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public void erase(TenantContext tenant) {
    for (Lease<PassageIndex> lease : plugins.leaseAll(tenant, PassageIndex.class)) {
      try (lease) {
        lease.get().drop(tenant);
      }
    }
  }
}
