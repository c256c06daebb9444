package io.plugdesk.desk.knowledge;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.Retriever;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import java.util.Optional;

/**
 * Leases the retriever that answers a tenant: of several that are on, the one with its passages.
 *
 * <p>Called from any thread, for every question; microseconds, for the choice is kept in memory
 * after the first question of a tenant. Where no choice is known, or what was chosen is switched
 * off, it is the one with the highest ranking. A tenant without a retriever is empty. Throws {@link
 * io.plugdesk.api.PlugdeskException} TRANSIENT while the instance starts, or when the choice cannot
 * be read.
 */
public interface Retrievers {
  /**
   * Leases it; the caller closes the lease.
   *
   * @param tenant the tenant
   * @param pins the versions to keep to, as far as they are still there; learns what is leased
   */
  Optional<Lease<Retriever>> lease(TenantContext tenant, Pins pins);
}
