package io.plugdesk.desk.store;

import io.plugdesk.api.TenantContext;
import java.util.function.Function;

/**
 * Runs work in one database transaction, bound to a tenant.
 *
 * <p>A room that keeps data brings its migrations ({@code db/migration} in its bundle) and the
 * header {@code Plugdesk-Store: <room>}; {@code store} migrates the schema of that name and then
 * publishes this service with the property {@code room=<room>}, so a room that refers to {@code
 * (room=<room>)} starts when its tables are there. A persistence unit of the room, if it has one,
 * carries the room's name.
 *
 * <p>Called from any thread; the work runs in the caller's thread and commits when it returns. It
 * should take milliseconds. Outside of a unit of work there is no tenant and no row. Throws {@link
 * io.plugdesk.api.PlugdeskException} TRANSIENT when the database cannot be reached; what the work
 * throws passes unchanged after the rollback.
 */
public interface UnitsOfWork {
  /**
   * Runs work that sees the rows of one tenant only.
   *
   * @param <R> the result
   * @param tenant the tenant
   * @param unit what is being done, for logs, such as {@code enable feature}
   * @param work what is done
   */
  <R> R within(TenantContext tenant, String unit, Function<UnitOfWork, R> work);

  /**
   * Runs work of the house itself, under a database role that is granted only tables marked as
   * house tables; each use is logged with its reason.
   *
   * @param <R> the result
   * @param reason why no tenant is named
   * @param unit what is being done, for logs
   * @param work what is done
   */
  <R> R house(Reason reason, String unit, Function<UnitOfWork, R> work);

  /** Why the house acts without a tenant. */
  enum Reason {
    /** The list of tenants itself. */
    TENANT_LIST,
    /** Work that waits to be done for any tenant. */
    QUEUE,
    /** Sealing the audit trail. */
    AUDIT,
    /** What is declared for the whole house. */
    DECLARATION
  }
}
