package io.plugdesk.desk.store;

import io.plugdesk.api.TenantContext;

/**
 * Removes what a tenant has in the tables of every room, so that a deleted tenant leaves nothing.
 *
 * <p>Called by {@code tenants} within a unit of work of that tenant, in its thread; seconds for a
 * large tenant. Tables that can only grow, such as the audit trail, keep their rows: their room
 * erases the texts. A tenant without rows is no failure. Throws {@link
 * io.plugdesk.api.PlugdeskException} TRANSIENT when the database cannot be reached; then the unit
 * must fail.
 */
public interface TenantRows {
  /** What the lock of a tenant is named after, before its id. */
  String LOCK = "tenant's last rows ";

  /**
   * Removes every row of the unit's tenant, in the unit's transaction.
   *
   * @param unit a unit of work of the tenant that goes
   * @return how many rows were removed
   */
  long erase(UnitOfWork unit);

  /**
   * Lets no erasure of a tenant's last rows begin before a unit ends, and waits for one that is at
   * it. Who then finds that the tenant is still known may write: the erasure takes that along.
   *
   * @param unit a unit of work of the tenant
   * @param tenant the tenant
   */
  static void stay(UnitOfWork unit, TenantContext tenant) {
    Sql.query(
        unit.connection(),
        row -> true,
        "select pg_advisory_xact_lock_shared(hashtextextended(?, 0))",
        LOCK + tenant.tenantId());
  }

  /**
   * Waits for all who stay; who comes later waits for the end of the unit.
   *
   * @param unit a unit of work of the tenant that goes
   */
  static void close(UnitOfWork unit) {
    Sql.query(
        unit.connection(),
        row -> true,
        "select pg_advisory_xact_lock("
            + "hashtextextended(? || current_setting('app.tenant_id', true), 0))",
        LOCK);
  }
}
