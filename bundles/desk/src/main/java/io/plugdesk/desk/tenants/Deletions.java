package io.plugdesk.desk.tenants;

import io.plugdesk.api.TenantContext;
import java.time.Duration;

/**
 * Deletes tenants, to the end.
 *
 * <p>Called from any thread; waits as long as it is told. When it returns the tenant is unknown to
 * every look-up and takes no more work, and a durable job removes what there is of it, again after
 * a crash, until nothing is left. Its slug is free when that job is done. Throws {@link
 * io.plugdesk.api.PlugdeskException} REJECTED when there is no such tenant, TRANSIENT when the
 * database cannot be reached; then nothing has begun.
 */
public interface Deletions {
  /**
   * Deletes a tenant.
   *
   * @param tenant the tenant
   * @param actor who does it, for the audit trail
   * @param patience how long to wait for the end
   * @return how far it has come
   */
  Deletion delete(TenantContext tenant, String actor, Duration patience);
}
