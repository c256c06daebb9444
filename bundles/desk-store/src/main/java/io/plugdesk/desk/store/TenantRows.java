package io.plugdesk.desk.store;

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
  /**
   * Removes every row of the unit's tenant, in the unit's transaction.
   *
   * @param unit a unit of work of the tenant that goes
   * @return how many rows were removed
   */
  long erase(UnitOfWork unit);
}
