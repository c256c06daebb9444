package io.plugdesk.grounding;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.desk.health.HealthCheck;
import io.plugdesk.desk.knowledge.Retrievers;
import io.plugdesk.desk.plugins.Pins;
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
  private final Retrievers retrievers;

  /** Starts asking. */
  @Activate
  public RetrievalHealth(@Reference Tenants tenants, @Reference Retrievers retrievers) {
    this.tenants = tenants;
    this.retrievers = retrievers;
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
    var lease = retrievers.lease(tenant, Pins.none());
    if (lease.isPresent()) {
      try (var retriever = lease.get()) {
        retriever.get().retrieve(new Query(tenant, "ready", "en", null, 1, Query.Filter.NONE));
      }
    }
  }
}
