package io.plugdesk.routes.connectors;

import io.plugdesk.api.TenantContext;
import java.util.List;

/**
 * The connectors of a tenant, as an admin sees them.
 *
 * <p>Called from any thread; a few milliseconds.
 */
public interface Connectors {
  /** What is known about each connector that has ever run, by plugin id. */
  List<SyncState> list(TenantContext tenant);

  /** Lets the next round begin at once; it ends later. */
  void sync(TenantContext tenant, String plugin);

  /**
   * Removes all documents that a connector brought, in the background. One that is on brings them
   * again.
   *
   * @return how many documents are removed
   */
  int forget(TenantContext tenant, String plugin);
}
