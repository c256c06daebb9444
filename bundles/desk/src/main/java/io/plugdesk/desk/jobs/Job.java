package io.plugdesk.desk.jobs;

import io.plugdesk.api.TenantContext;
import java.util.Objects;

/**
 * Something that has to be done for a tenant.
 *
 * @param tenant the tenant
 * @param kind what is to be done: the kind of one {@link JobHandler}
 * @param id what it is done with, unique among the tenant's jobs of this kind
 */
public record Job(TenantContext tenant, String kind, String id) {
  /** Refuses null. */
  public Job {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
  }
}
