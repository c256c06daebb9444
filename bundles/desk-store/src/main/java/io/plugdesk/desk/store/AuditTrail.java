package io.plugdesk.desk.store;

import io.plugdesk.desk.audit.AuditEvent;

/**
 * Records what happened in the caller's own transaction, so that the event is stored if, and only
 * if, the change is.
 *
 * <p>Called within a unit of work, in its thread; a millisecond. Events are sealed into the hash
 * chain in order within a second after the commit. Returns nothing. Throws {@link
 * io.plugdesk.api.PlugdeskException} TRANSIENT when it cannot be written; then the unit must fail.
 */
public interface AuditTrail {
  /**
   * Records an event.
   *
   * @param unit the caller's unit of work
   * @param event what happened; its tenant is the unit's tenant
   */
  void record(UnitOfWork unit, AuditEvent event);
}
