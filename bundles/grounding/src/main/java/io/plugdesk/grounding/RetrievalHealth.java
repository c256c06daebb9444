package io.plugdesk.grounding;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import io.plugdesk.desk.health.HealthCheck;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Retrieval is ready when a search really answers; a back end that replays its log does not. */
@Component
public final class RetrievalHealth implements HealthCheck {
  private static final String NAME = "retrieval";
  private final Tenants tenants;
  private final Plugins plugins;

  /** Starts asking. */
  @Activate
  public RetrievalHealth(@Reference Tenants tenants, @Reference Plugins plugins) {
    this.tenants = tenants;
    this.plugins = plugins;
  }

  @Override
  public Health check() {
    try {
      tenants.list().stream().findFirst().map(Tenant::context).ifPresent(this::search);
      return new Health(NAME, true, "");
    } catch (PlugdeskException e) {
      return new Health(NAME, false, e.getMessage());
    }
  }

  private void search(TenantContext tenant) {
    var lease = plugins.lease(tenant, Pins.none(), Retriever.class);
    if (lease.isPresent()) {
      try (var retriever = lease.get()) {
        retriever.get().retrieve(new Query(tenant, "ready", "en", null, 1, Query.Filter.NONE));
      }
    }
  }
}
